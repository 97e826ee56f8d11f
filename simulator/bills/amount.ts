/** Fen, perhaps negative, as yuan with two decimals. */
export function signedYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0")
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** WeChat Pay's fees: five decimals, of which the last three are always 0. */
export function feeYuan(fen: number): string {
  return `${signedYuan(fen)}000`
}

export function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
