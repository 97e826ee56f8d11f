import fc from "fast-check"
import { formatBeijing, formatBeijingRfc3339, parseBeijing } from "../../../src/core/clock"

describe("a time in Beijing", () => {
  it("is eight hours ahead of Greenwich, all year round", () => {
    expect(formatBeijing(new Date("2026-01-31T15:59:59Z"))).toBe("2026-01-31 23:59:59")
    expect(formatBeijing(new Date("2026-07-31T16:00:00Z"))).toBe("2026-08-01 00:00:00")
  })

  it("is written for WeChat Pay with its offset", () => {
    const date = new Date("2026-11-23T08:20:00.999Z")
    expect(formatBeijingRfc3339(date)).toBe("2026-11-23T16:20:00+08:00")
    expect(Date.parse(formatBeijingRfc3339(date))).toBe(date.getTime() - 999)
  })

  it.each([
    ["2026-11-23 16:20:00", "2026-11-23T08:20:00.000Z"],
    ["2021-07-14 09:51:36.631", "2021-07-14T01:51:36.631Z"],
    ["2024-02-29 00:00:00", "2024-02-28T16:00:00.000Z"],
  ])("%s is read as %s", (text, iso) => {
    expect(parseBeijing(text)?.toISOString()).toBe(iso)
  })

  it.each([
    "",
    "2026-11-23",
    "2026-11-23T16:20:00",
    "2026-11-23 16:20",
    "2026-11-23 16:20:00Z",
    " 2026-11-23 16:20:00",
    "2026-13-01 00:00:00",
    "2026-02-30 00:00:00",
    "2023-02-29 00:00:00",
    "2026-11-23 24:00:00",
    "2026-11-23 16:60:00",
    "0000-00-00 00:00:00",
  ])("cannot be %j", (text) => {
    expect(parseBeijing(text)).toBeNull()
  })

  it("reads back whatever was written, to the second", () => {
    const seconds = fc.integer({ min: 0, max: 4_102_444_800 })
    fc.assert(
      fc.property(seconds, (second) => {
        const date = new Date(second * 1_000)
        expect(parseBeijing(formatBeijing(date))).toEqual(date)
      })
    )
  })
})
