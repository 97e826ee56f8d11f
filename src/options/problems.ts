import { isRecord } from "../gateways/record"

/**
 * What is wrong with the options, all of it at once: each sentence names the option, says what is
 * wrong and how to mend it, and never quotes a value that may be a secret.
 */
export class CnpayConfigError extends Error {
  override readonly name = "CnpayConfigError"

  constructor(readonly problems: readonly string[]) {
    super(["Alipay & WeChat Pay cannot start.", ...problems.map((p) => `- ${p}`)].join("\n"))
    // Medusa prints the stack of a configuration error; the sentences above are all that helps.
    this.stack = undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

/** Reads options and collects what is wrong instead of stopping at the first problem. */
export class OptionReader {
  constructor(
    private readonly fields: Fields,
    private readonly path: string,
    private readonly problems: string[]
  ) {}

  problem(name: string, sentence: string): void {
    this.problems.push(`\`${this.path}${name}\` ${sentence}`)
  }

  /** A string of the given shape; `mend` says where the value is found. */
  text(name: string, shape: RegExp, mend: string): string {
    const value = this.optionalText(name, shape, mend)
    if (value === undefined && this.isAbsent(name)) this.problem(name, `is missing: ${mend}`)
    return value ?? ""
  }

  optionalText(name: string, shape: RegExp, mend: string): string | undefined {
    if (this.isAbsent(name)) return undefined
    const value = this.fields[name]
    if (typeof value === "string" && shape.test(value)) return value
    this.problem(name, `has the wrong form: ${mend}`)
    return undefined
  }

  /** Options within an option; `null` when there are none. */
  nested(name: string, mend: string): OptionReader | null {
    if (this.isAbsent(name)) return null
    const value = this.fields[name]
    if (isRecord(value)) return new OptionReader(value, `${this.path}${name}.`, this.problems)
    this.problem(name, `must be an object: ${mend}`)
    return null
  }

  /** Texts by name, all of one shape. Names are not quoted: a secret may stand in the wrong place. */
  texts(
    list: string,
    shape: { name: RegExp; value: RegExp },
    mend: string
  ): Record<string, string> {
    const given = this.fields[list] ?? {}
    const entries = isRecord(given) ? Object.entries(given) : []
    const isFit = ([name, value]: [string, unknown]) =>
      shape.name.test(name) && typeof value === "string" && shape.value.test(value)
    if (!isRecord(given) || !entries.every(isFit)) this.problem(list, `has the wrong form: ${mend}`)
    return Object.fromEntries(entries.filter(isFit)) as Record<string, string>
  }

  /** A whole number within bounds, or `otherwise` when it is absent. */
  count(name: string, bounds: { min: number; max: number; otherwise: number }): number {
    const value = this.fields[name] ?? bounds.otherwise
    if (Number.isInteger(value) && Number(value) >= bounds.min && Number(value) <= bounds.max) {
      return Number(value)
    }
    this.problem(name, `must be a whole number from ${bounds.min} to ${bounds.max}.`)
    return bounds.otherwise
  }

  /** An http(s) address without query; plain http only where no gateway could reach it anyway. */
  url(name: string, mend: string, otherwise?: string): string {
    const value = this.fields[name] ?? otherwise
    if (value === undefined || value === "") {
      this.problem(name, `is missing: ${mend}`)
      return ""
    }
    const parsed = typeof value === "string" && URL.canParse(value) ? new URL(value) : null
    if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search || parsed.hash) {
      this.problem(name, `is not an http(s) address without query: ${mend}`)
    } else if (parsed.protocol === "http:" && !isLocal(parsed.hostname)) {
      this.problem(name, `must begin with https:// outside of your own machine: ${mend}`)
    }
    return String(value).replace(/\/+$/, "")
  }

  private isAbsent(name: string): boolean {
    const value = this.fields[name]
    return value === undefined || value === null || value === ""
  }
}

function isLocal(host: string): boolean {
  return /^(localhost|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|\[::1\]|.+\.(local|test))$/.test(
    host
  )
}
