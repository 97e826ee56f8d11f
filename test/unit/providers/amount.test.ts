import { BigNumber } from "@medusajs/framework/utils"
import { MoneyError } from "../../../src/core/money"
import { toFen } from "../../../src/providers/amount"

describe("an amount as Medusa gives it", () => {
  it.each([
    ["a number", 19.9, 1990],
    ["a number with dust", 0.1 + 0.2, 30],
    ["a half fen", 10.005, 1001],
    ["a third", 100 / 3, 3333],
    ["a tiny number", 1e-7, 0],
    ["nought", 0, 0],
    ["a text", "33.333333", 3333],
    ["a raw value", { value: "10.005", precision: 20 }, 1001],
    ["Medusa's big number", new BigNumber("19.9"), 1990],
    ["a great amount", 100_000_000, 10_000_000_000],
  ])("that is %s is rounded to fen", (_, amount, expected) => {
    expect(toFen(amount)).toBe(expected)
  })

  it.each([
    ["negative", -1],
    ["too large to be counted", 1e21],
  ])("that is %s is refused", (_, amount) => {
    expect(() => toFen(amount)).toThrow(MoneyError)
  })
})
