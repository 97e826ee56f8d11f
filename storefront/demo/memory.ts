/** One value kept in this browser. Private windows may forbid storage: then it lasts until reload. */
export function remembered(name: string) {
  let value: string | null = null
  return {
    read(): string | null {
      try {
        return localStorage.getItem(name)
      } catch {
        return value
      }
    },
    write(next: string | null): void {
      value = next
      try {
        if (next === null) localStorage.removeItem(name)
        else localStorage.setItem(name, next)
      } catch {
        // The copy above serves until reload.
      }
    },
  }
}
