import { claims, occupies, REFUND_STATES } from "../../../src/core/refund"

describe("what a refund's state says", () => {
  it.each([
    ["requested", true, true],
    ["unknown", true, true],
    ["processing", true, true],
    ["unfunded", true, true],
    ["succeeded", true, true],
    ["abnormal", false, true],
    ["closed", false, false],
    ["refused", false, false],
  ] as const)(
    "of %s: Medusa's books claim it: %s; its sum is tied up: %s",
    (state, claimed, tied) => {
      expect([claims(state), occupies(state)]).toEqual([claimed, tied])
    }
  )

  it("is known of every state", () => {
    expect([...REFUND_STATES].sort()).toEqual([
      "abnormal",
      "closed",
      "processing",
      "refused",
      "requested",
      "succeeded",
      "unfunded",
      "unknown",
    ])
  })
})
