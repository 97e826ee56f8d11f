import { RateLimit } from "../../../src/api/rate-limit"

const at = (ms: number) => new Date(1_800_000_000_000 + ms)

describe("a limit of two calls in a minute", () => {
  it("lets two through and tells the third how long to wait", () => {
    const limit = new RateLimit({ most: 2, windowMs: 60_000 })
    expect(limit.waitFor("a", at(0))).toBe(0)
    expect(limit.waitFor("a", at(1_000))).toBe(0)
    expect(limit.waitFor("a", at(2_000))).toBe(58_000)
  })

  it("counts each caller alone, and begins anew after the minute", () => {
    const limit = new RateLimit({ most: 1, windowMs: 60_000 })
    expect(limit.waitFor("a", at(0))).toBe(0)
    expect(limit.waitFor("b", at(0))).toBe(0)
    expect(limit.waitFor("a", at(59_999))).toBeGreaterThan(0)
    expect(limit.waitFor("a", at(60_000))).toBe(0)
  })

  it("does not grow without end under many callers", () => {
    const limit = new RateLimit({ most: 1, windowMs: 60_000 })
    for (let i = 0; i <= 10_001; i++) limit.waitFor(String(i), at(0))
    expect(limit.waitFor("0", at(1))).toBe(0)
  })
})
