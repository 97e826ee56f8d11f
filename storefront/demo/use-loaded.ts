import { useCallback, useEffect, useState } from "react"

/** Something that is on its way from the server. */
export type Loaded<T> =
  | { state: "loading" }
  | { state: "failed"; error: unknown; retry(): void }
  | { state: "ready"; value: T; reload(): void }

/** Loads when the page opens and whenever `load` changes: give it a stable function. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0)
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" })
  const again = useCallback(() => {
    setLoaded({ state: "loading" })
    setAttempt((count) => count + 1)
  }, [])
  useEffect(() => {
    let current = true
    load().then(
      (value) => current && setLoaded({ state: "ready", value, reload: again }),
      (error: unknown) => current && setLoaded({ state: "failed", error, retry: again })
    )
    return () => {
      current = false
    }
  }, [load, attempt, again])
  return loaded
}
