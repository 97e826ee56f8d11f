declare const brand: unique symbol

/**
 * An exact amount in yuan with five decimals and a sign, `"-0.03600"`: fees are smaller than a fen.
 */
export type ExactYuan = string & { readonly [brand]: "ExactYuan" }

/** One yuan in the units in which exact amounts are added up: the fifth decimal. */
export const UNITS_PER_YUAN = 100_000

/** Writes a whole number of hundred-thousandths of a yuan: `-3600` is `"-0.03600"`. */
export function formatUnits(units: number): ExactYuan {
  if (!Number.isSafeInteger(units)) throw new RangeError(`${units} is not a whole number of units`)
  const digits = String(Math.abs(units)).padStart(6, "0")
  const sign = units < 0 ? "-" : ""
  return `${sign}${digits.slice(0, -5)}.${digits.slice(-5)}` as ExactYuan
}
