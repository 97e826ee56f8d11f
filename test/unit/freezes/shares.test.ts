import fc from "fast-check"
import { fen } from "../../../src/core/money"
import { shareRefund } from "../../../src/freezes/shares"

const captures = (...lefts: number[]) =>
  lefts.map((left, index) => ({ capture: index, left: fen(left) }))

describe("the shares of a refund", () => {
  it.each<[string, number, number[], [number, number][]]>([
    ["the newest capture of just this sum", 30, [30, 50, 30], [[2, 30]]],
    [
      "the oldest captures first",
      70,
      [50, 30, 20],
      [
        [0, 50],
        [1, 20],
      ],
    ],
    ["no capture that has nothing left", 40, [0, 50], [[1, 40]]],
    [
      "all of them",
      100,
      [50, 30, 20],
      [
        [0, 50],
        [1, 30],
        [2, 20],
      ],
    ],
    [
      "as far as they go",
      200,
      [50, 30],
      [
        [0, 50],
        [1, 30],
      ],
    ],
    ["none", 10, [], []],
  ])("come from %s", (_, amount, lefts, shares) => {
    const got = shareRefund(fen(amount), captures(...lefts))
    expect(got.map(({ capture, amount: share }) => [capture, share])).toEqual(shares)
  })

  it("are the whole sum, and never more than a capture has left", () => {
    const lefts = fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { maxLength: 8 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 10 }), lefts, (amount, all) => {
        const shares = shareRefund(fen(amount), captures(...all))
        const sum = shares.reduce((total, share) => total + share.amount, 0)
        expect(sum).toBe(
          Math.min(
            amount,
            all.reduce((total, left) => total + left, 0)
          )
        )
        for (const { capture, amount: share } of shares) {
          expect(share).toBeGreaterThan(0)
          expect(share).toBeLessThanOrEqual(all[capture]!)
        }
      })
    )
  })
})
