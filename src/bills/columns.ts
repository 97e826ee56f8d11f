import { BillRefused } from "./refused"

/** Where each column of a header stands: layouts differ by year and merchant, names hardly. */
export class Columns {
  private readonly indexes = new Map<string, number>()

  constructor(
    readonly names: readonly string[],
    private readonly line: number
  ) {
    for (const [index, name] of names.entries()) {
      if (this.indexes.has(name)) this.refuse(`column ${index + 1} repeats another one`)
      this.indexes.set(name, index)
    }
  }

  get count(): number {
    return this.names.length
  }

  /** The first of the names that is there; -1 if none is. */
  find(...names: readonly string[]): number {
    for (const name of names) {
      const index = this.indexes.get(name)
      if (index !== undefined) return index
    }
    return -1
  }

  /** @throws BillRefused if none of the names is there */
  need(...names: readonly string[]): number {
    const index = this.find(...names)
    return index >= 0 ? index : this.refuse(`it has no column ${names.join(" or ")}`)
  }

  private refuse(detail: string): never {
    throw new BillRefused("unknown_layout", detail, this.line)
  }
}
