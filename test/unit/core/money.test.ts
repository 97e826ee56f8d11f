import fc from "fast-check"
import { fen, formatYuan, MoneyError, parseYuan } from "../../../src/core/money"

/** Far more than a shop will ever turn over, and far less than what a number holds exactly. */
const amounts = fc.integer({ min: 0, max: 10 ** 12 })

describe("a wire amount in yuan", () => {
  it.each([
    ["0", 0],
    ["0.00", 0],
    ["0.01", 1],
    ["0.1", 10],
    ["19.9", 1990],
    ["19.90", 1990],
    ["20", 2000],
    ["88.88", 8888],
    ["100000000.00", 10_000_000_000],
    ["90071992547409.91", Number.MAX_SAFE_INTEGER],
  ])("%s is read as %i fen", (text, expected) => {
    expect(parseYuan(text)).toBe(expected)
  })

  it.each([
    ["nothing", ""],
    ["an exponent", "1e3"],
    ["a blank in front", " 1"],
    ["a blank behind", "1 "],
    ["a line break behind", "1.00\n"],
    ["a leading zero", "01"],
    ["two leading zeros", "00.1"],
    ["a third decimal", "1.999"],
    ["a third decimal that is zero", "1.000"],
    ["a minus", "-1.00"],
    ["a plus", "+1.00"],
    ["a point without decimals", "1."],
    ["a point without yuan", ".5"],
    ["a comma", "1,00"],
    ["a separator of thousands", "1,000.00"],
    ["a currency", "¥1.00"],
    ["hexadecimal digits", "0x10"],
    ["other scripts' digits", "１.００"],
    ["not a number", "NaN"],
    ["infinity", "Infinity"],
    ["more than can be counted exactly", "90071992547409.92"],
    ["a whole novel", "9".repeat(400)],
  ])("is refused with %s", (_, text) => {
    expect(() => parseYuan(text)).toThrow(MoneyError)
  })

  it("is not quoted at length when it is refused", () => {
    expect(() => parseYuan("x".repeat(10_000))).toThrow(/^.{0,80}$/)
  })

  it("comes back unchanged after reading, for every amount", () => {
    fc.assert(fc.property(amounts, (value) => parseYuan(formatYuan(fen(value))) === value))
  })
})

describe("fen written as yuan", () => {
  it.each([
    [0, "0.00"],
    [1, "0.01"],
    [10, "0.10"],
    [99, "0.99"],
    [100, "1.00"],
    [1990, "19.90"],
    [10_000_000_000, "100000000.00"],
  ])("%i is %s", (value, text) => {
    expect(formatYuan(fen(value))).toBe(text)
  })
})

describe("fen", () => {
  it.each([-1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])("cannot be %d", (value) => {
    expect(() => fen(value)).toThrow(MoneyError)
  })
})
