const YUAN = /^(\d{1,9})(?:\.(\d{1,2}))?$/

/** Integer fen to Alipay's yuan text: 1990 becomes `19.90`. */
export function yuan(fen: number): string {
  const digits = String(fen).padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Alipay's yuan text to integer fen; `null` when it is not an amount with at most two decimals. */
export function fenOf(text: string): number | null {
  const match = YUAN.exec(text)
  if (!match) return null
  return Number(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`)
}
