import { asOutRefundNo, asOutTradeNo, newOutRefundNo, newOutTradeNo } from "../../../src/core/ids"

const now = new Date("2026-11-23T16:30:05Z")
const many = (make: (at: Date) => string) => Array.from({ length: 2_000 }, () => make(now))

describe.each([
  ["trade", newOutTradeNo, asOutTradeNo],
  ["refund", newOutRefundNo, asOutRefundNo],
])("the number of a new %s", (_, make, accept) => {
  it("has only letters and digits, which both gateways take", () => {
    for (const no of many(make)) expect(no).toMatch(/^[0-9A-Za-z]{6,32}$/)
  })

  it("is never the same twice", () => {
    expect(new Set(many(make)).size).toBe(2_000)
  })

  it("sorts by the time at which it was made", () => {
    const times = ["2026-11-23T16:30:05Z", "2026-11-23T16:30:06Z", "2027-01-01T00:00:00Z"]
    const made = times.map((time) => make(new Date(time)))
    expect([...made].sort()).toEqual(made)
  })

  it("tells the time in Beijing", () => {
    expect(make(now)).toContain("20261124003005")
  })

  it("takes its randomness from where it is told to", () => {
    expect(make(now, (bytes) => "ab".repeat(bytes))).toMatch(/20261124003005abababababababab$/)
  })

  it("is accepted when it comes back from outside", () => {
    const no = make(now)
    expect(accept(no)).toBe(no)
  })
})

describe("a number from outside", () => {
  it.each(["20190815155618536-564-57", "a_b|c*d@e-f", "1"])("may be %s", (text) => {
    expect(asOutTradeNo(text)).toBe(text)
    expect(asOutRefundNo(text)).toBe(text)
  })

  it("of a trade has 32 characters at most, of a refund 64", () => {
    expect([asOutTradeNo("1".repeat(32)), asOutTradeNo("1".repeat(33))]).toEqual([
      "1".repeat(32),
      null,
    ])
    expect([asOutRefundNo("1".repeat(64)), asOutRefundNo("1".repeat(65))]).toEqual([
      "1".repeat(64),
      null,
    ])
  })

  it.each([
    [""],
    [" 1"],
    ["1\n"],
    ["../../etc"],
    ["a/b"],
    ["a?b"],
    ["a%2Fb"],
    ["'; drop table"],
    ["支付"],
    [12],
    [null],
    [undefined],
    [["1"]],
    [{}],
  ])("may not be %j", (value) => {
    expect(asOutTradeNo(value)).toBeNull()
    expect(asOutRefundNo(value)).toBeNull()
  })
})
