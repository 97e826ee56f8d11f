import { nextRefundLook, nextTradeLook } from "../../../src/core/schedule"

const NOW = new Date("2026-11-23T08:00:00Z")
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const seconds = (date: Date) => (date.getTime() - NOW.getTime()) / 1_000

describe("when a trade is looked at again", () => {
  it.each([
    [0, 5],
    [1, 15],
    [2, 30],
    [3, 60],
    [4, 180],
    [5, 300],
    [6, 600],
    [7, 1800],
    [50, 1800],
  ])("after %d looks it waits %d s, and with bad luck a fifth more", (sweeps, wait) => {
    const timing = { sweeps, expiresAt: inMinutes(600) }
    expect(seconds(nextTradeLook(timing, NOW, 0))).toBe(wait)
    expect(seconds(nextTradeLook(timing, NOW, 0.9999))).toBeLessThanOrEqual(wait * 1.2)
  })

  it("never sleeps past the moment in which it expires", () => {
    const expiresAt = inMinutes(2)
    expect(nextTradeLook({ sweeps: 7, expiresAt }, NOW, 0.5)).toEqual(inMinutes(2 + 1 / 60))
  })

  it("goes on backing off when that moment is over, because the gateway may not have answered", () => {
    expect(seconds(nextTradeLook({ sweeps: 5, expiresAt: inMinutes(-1) }, NOW, 0))).toBe(300)
  })
})

describe("when a refund is looked at again", () => {
  it.each([
    [0, 10],
    [1, 30],
    [2, 60],
    [6, 3600],
    [99, 3600],
  ])("after %d looks it waits %d s", (sweeps, wait) => {
    expect(seconds(nextRefundLook(sweeps, NOW, 0))).toBe(wait)
  })
})
