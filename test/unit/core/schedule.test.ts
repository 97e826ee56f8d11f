import { nextRefundLook, nextTradeLook, nextUnfundedLook } from "../../../src/core/schedule"

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

describe("when a refund that the balance did not suffice for is sent again", () => {
  const aged = (days: number, sweeps = 0) => ({ sweeps, created_at: inMinutes(-days * 24 * 60) })

  it.each([
    [0, 600],
    [1, 1800],
    [2, 3600],
    [3, 3600],
    [4, 7200],
    [5, 14_400],
    [99, 14_400],
  ])("after %d looks it waits %d s, and with bad luck a fifth more", (sweeps, wait) => {
    const look = (luck: number) => seconds(nextUnfundedLook(aged(0, sweeps), NOW, luck) ?? NOW)
    expect(look(0)).toBe(wait)
    expect(look(0.9999)).toBeGreaterThan(wait)
    expect(look(0.9999)).toBeLessThanOrEqual(wait * 1.2)
  })

  it("is tried to the last moment of the seventh day, and not after it", () => {
    expect(nextUnfundedLook(aged(7), NOW, 0)).not.toBeNull()
    expect(nextUnfundedLook(aged(7.001), NOW, 0)).toBeNull()
  })
})
