import fc from "fast-check"
import { retryDelayMs } from "../../../src/inbox/back-off"

describe("the wait before a notification is worked on again", () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [10, 512_000],
    [11, 600_000],
    [19, 600_000],
  ])("after attempt %i is %i ms at most", (attempt, longest) => {
    expect(retryDelayMs(attempt, 0)).toBe(longest)
  })

  it("is shortened by up to a half", () => {
    expect(retryDelayMs(1, 0.5)).toBe(750)
    expect(retryDelayMs(1, 0.999_999)).toBe(500)
  })

  it("ends after twenty attempts", () => {
    expect([retryDelayMs(19, 0), retryDelayMs(20, 0), retryDelayMs(1_000, 0)]).toEqual([
      600_000,
      null,
      null,
    ])
  })

  it("lets a notification be tried for three quarters of an hour at least", () => {
    const attempts = Array.from({ length: 19 }, (_, index) => index + 1)
    const least = attempts.reduce((sum, attempt) => sum + (retryDelayMs(attempt, 0.999) ?? 0), 0)
    expect(least).toBeGreaterThan(45 * 60_000)
  })

  it("is a whole number of milliseconds between half and all of its full length", () => {
    const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), dice, (attempt, random) => {
        const full = retryDelayMs(attempt, 0) ?? NaN
        const delay = retryDelayMs(attempt, random) ?? NaN
        expect(Number.isInteger(delay)).toBe(true)
        expect(delay).toBeLessThanOrEqual(full)
        expect(delay).toBeGreaterThanOrEqual(full / 2)
      })
    )
  })
})
