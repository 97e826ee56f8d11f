const hundredths = 2

/**
 * A Medusa amount (major units, any number of decimals) as text, rounded half-up to fen. Works on the
 * decimal digits: as a float 10.005 is a little less than itself and would round down.
 */
export function formatMoney(major: number | string, currency: string): string {
  return withCurrency(roundToFen(String(major)), currency)
}

/** An amount that is already in yuan with two decimals, as `session.data.amount` is. */
export function withCurrency(yuan: string, currency: string): string {
  if (currency.toLowerCase() !== "cny") return `${currency.toUpperCase()} ${yuan}`
  return yuan.startsWith("-") ? `-¥${yuan.slice(1)}` : `¥${yuan}`
}

/** `"10.005"` becomes `"10.01"`. */
export function roundToFen(decimal: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(decimal)
  if (!parts) throw new RangeError(`Not a decimal number: ${decimal}`)
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts
  const digits = BigInt(whole + fraction)
  const tooMany = fraction.length - Number(exponent) - hundredths
  const fen =
    tooMany > 0 ? halfUp(digits, 10n ** BigInt(tooMany)) : digits * 10n ** BigInt(-tooMany)
  const text = fen.toString().padStart(hundredths + 1, "0")
  return `${fen === 0n ? "" : sign}${text.slice(0, -hundredths)}.${text.slice(-hundredths)}`
}

function halfUp(value: bigint, unit: bigint): bigint {
  return (value + unit / 2n) / unit
}
