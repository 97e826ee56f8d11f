import { assertNever } from "../../../src/core/assert-never"
import {
  didNothing,
  GatewayError,
  NotificationRefused,
  withExplanation,
} from "../../../src/core/errors"

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

describe("the first request under a new number", () => {
  const error = (kind: GatewayError["kind"], sent?: boolean) =>
    new GatewayError({ gateway: "alipay", operation: "pay", code: "X", message: "x", kind, sent })

  it.each([
    ["unknown", undefined, false],
    ["unknown", true, false],
    ["unknown", false, true],
    ["refused", undefined, true],
    ["unfunded", undefined, true],
    ["misconfigured", undefined, true],
  ] as const)("that ends %s (sent: %s) did nothing: %s", (kind, sent, expected) => {
    expect(didNothing(error(kind, sent))).toBe(expected)
  })

  it("is sent unless it is known not to have been", () => {
    expect(error("unknown").sent).toBe(true)
  })

  it("keeps everything when it is explained", () => {
    const explanation = { causes: [] } as never
    const { message, kind, code, sent } = error("misconfigured", false)
    expect(withExplanation(error("misconfigured", false), explanation)).toMatchObject({
      ...{ message, kind, code, sent, explanation },
    })
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
