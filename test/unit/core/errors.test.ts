import { assertNever } from "../../../src/core/assert-never"
import { GatewayError, NotificationRefused } from "../../../src/core/errors"

describe("a gateway's error", () => {
  const fault = {
    gateway: "wechat",
    operation: "refund",
    kind: "refused",
    code: "NOT_ENOUGH",
    message: "the balance is too small",
    requestId: "08E6",
    cause: new Error("why"),
  } as const

  it("keeps all that support asks for", () => {
    expect(new GatewayError(fault)).toMatchObject({ ...fault, message: expect.any(String) })
  })

  it("reads as one sentence", () => {
    expect(new GatewayError(fault).message).toBe(
      "wechat refund: the balance is too small (NOT_ENOUGH)"
    )
  })
})

it("a refused notification says why in its message", () => {
  expect(new NotificationRefused("stale", "too old").message).toBe(
    "notification refused (stale): too old"
  )
})

it("a case that nobody thought of is an error, not silence", () => {
  expect(() => assertNever("late" as never)).toThrow('unexpected value: "late"')
})
