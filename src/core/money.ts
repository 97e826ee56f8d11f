import BigNumber from "bignumber.js"

declare const fenBrand: unique symbol

/** An amount of money in integer fen (1 yuan = 100 fen). Never a fraction, never negative. */
export type Fen = number & { readonly [fenBrand]: true }

/** The one currency in which both gateways settle for a merchant in mainland China. */
export const CNY = "cny"

export class MoneyError extends Error {
  override readonly name = "MoneyError"
}

/** Brands an integer as fen. @throws MoneyError if it is negative, fractional or too large to be exact. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new MoneyError(`${value} is not an amount in whole fen`)
  }
  return value as Fen
}

/**
 * Reads a wire amount in yuan (`"19.9"`, `"19.90"`, `"20"`) exactly.
 * @throws MoneyError for anything else: signs, exponents, blanks, a third decimal.
 */
export function parseYuan(text: string): Fen {
  const match = /^(0|[1-9]\d*)(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) throw new MoneyError(`"${text.slice(0, 32)}" is not an amount in yuan`)
  const [, yuan = "", cents = ""] = match
  return fen(Number(yuan + cents.padEnd(2, "0")))
}

/** Writes fen as yuan with two decimals: `1990` is `"19.90"`. */
export function formatYuan(amount: Fen): string {
  const digits = String(amount).padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Rounds a decimal amount in yuan to fen, half up, once. Medusa keeps amounts unrounded (`10.005`,
 * `33.333333`) and itself compares them rounded half up, so this is the rule with which both agree.
 * @throws MoneyError if it is not a non-negative number.
 */
export function roundToFen(yuan: string): Fen {
  // BigNumber alone would also read blanks and hexadecimal digits.
  if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(yuan)) {
    throw new MoneyError(`"${yuan.slice(0, 32)}" is not an amount of money`)
  }
  const cents = new BigNumber(yuan).shiftedBy(2).integerValue(BigNumber.ROUND_HALF_UP)
  return fen(cents.toNumber())
}
