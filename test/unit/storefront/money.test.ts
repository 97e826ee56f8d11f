import fc from "fast-check"
import { formatMoney, roundToFen, withCurrency } from "../../../storefront/demo/money"

describe("roundToFen", () => {
  it.each([
    ["19.9", "19.90"],
    ["19", "19.00"],
    ["0", "0.00"],
    ["0.5", "0.50"],
    ["10.004", "10.00"],
    ["10.005", "10.01"],
    ["1.005", "1.01"],
    ["33.333333", "33.33"],
    ["0.30000000000000004", "0.30"],
    ["99.995", "100.00"],
    ["5e-7", "0.00"],
    ["1e-2", "0.01"],
    ["1.5e+21", "1500000000000000000000.00"],
    ["-10.005", "-10.01"],
    ["-0.001", "0.00"],
  ])("makes %s into %s", (decimal, fen) => {
    expect(roundToFen(decimal)).toBe(fen)
  })

  it.each(["", "abc", "1,000", "NaN", "Infinity", "0x10", " 1"])("refuses %j", (text) => {
    expect(() => roundToFen(text)).toThrow(RangeError)
  })

  it("leaves every amount of whole fen alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const text = fen.toString().padStart(3, "0")
        const yuan = `${text.slice(0, -2)}.${text.slice(-2)}`
        expect(roundToFen(yuan)).toBe(yuan)
        expect(roundToFen(String(Number(yuan)))).toBe(yuan)
      })
    )
  })
})

describe("formatMoney", () => {
  it("writes yuan with their sign", () => {
    expect(formatMoney(10.005, "cny")).toBe("¥10.01")
    expect(formatMoney(-3, "CNY")).toBe("-¥3.00")
  })

  it("names any other currency", () => {
    expect(formatMoney(12.5, "eur")).toBe("EUR 12.50")
  })

  it("leaves the amount of a session as the server wrote it", () => {
    expect(withCurrency("19.90", "cny")).toBe("¥19.90")
  })
})
