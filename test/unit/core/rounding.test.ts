import fc from "fast-check"
import { MoneyError, roundToFen } from "../../../src/core/money"

/** Half up over digits alone, with no library and no fraction. */
function roundedByHand(digits: bigint, decimals: number): bigint {
  if (decimals <= 2) return digits * 10n ** BigInt(2 - decimals)
  const divisor = 10n ** BigInt(decimals - 2)
  return (digits * 2n + divisor) / (divisor * 2n)
}

function written(digits: bigint, decimals: number): string {
  const text = digits.toString().padStart(decimals + 1, "0")
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

describe("an amount of Medusa's, rounded to fen", () => {
  it.each([
    ["0", 0],
    ["10", 1000],
    ["10.004", 1000],
    ["10.005", 1001],
    ["10.0049999999999999999999", 1000],
    ["1.005", 101],
    ["0.30000000000000004", 30],
    ["33.333333", 3333],
    ["66.666666", 6667],
    ["99.995", 10_000],
    ["0.004999999", 0],
    ["1e-7", 0],
    ["1e3", 100_000],
    ["1.5e+2", 15_000],
    ["90071992547409.91", Number.MAX_SAFE_INTEGER],
  ])("%s is %i", (yuan, expected) => {
    expect(roundToFen(yuan)).toBe(expected)
  })

  it.each([
    "",
    "-1",
    "-0.001",
    "-0",
    " 1",
    "1 ",
    "0x10",
    "+1",
    "NaN",
    "Infinity",
    "1,000",
    "abc",
    "1e400",
    "1e21",
    "90071992547409.92",
  ])("refuses %j", (yuan) => {
    expect(() => roundToFen(yuan)).toThrow(MoneyError)
  })

  it("agrees with rounding by hand, for any amount with any number of decimals", () => {
    const cases = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.nat({ max: 12 }))
    fc.assert(
      fc.property(cases, ([digits, decimals]) => {
        const expected = roundedByHand(digits, decimals)
        fc.pre(expected <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(BigInt(roundToFen(written(digits, decimals)))).toBe(expected)
      })
    )
  })
})
