import { GatewayError } from "../../../../src/core/errors"
import { openAnswer } from "../../../../src/gateways/wechat-v3/answer"
import { thrownBy } from "../../../support/thrown"

const open = (status: number, body: object, expected?: number) =>
  openAnswer({ status, errRaw: { requestId: "08E6" }, ...body }, "refund", expected)

function faultOf(status: number, body: object, expected?: number): GatewayError {
  const error = thrownBy(() => open(status, body, expected))
  expect(error).toBeInstanceOf(GatewayError)
  return error as GatewayError
}

describe("an answer of WeChat Pay's", () => {
  it("with the expected status is its content", () => {
    expect(open(200, { data: { status: "SUCCESS" } })).toEqual({ status: "SUCCESS" })
    expect(open(204, {}, 204)).toEqual({})
  })

  it.each([
    ["no content", {}],
    ["a list", { data: [] }],
    ["null", { data: null }],
    ["a text", { data: "ok" }],
  ])("that is %s leaves the outcome unknown", (_, body) => {
    expect(faultOf(200, body)).toMatchObject({ kind: "unknown", code: "MALFORMED" })
  })

  it("that succeeded otherwise than expected leaves the outcome unknown", () => {
    expect(faultOf(204, {})).toMatchObject({ kind: "unknown", code: "HTTP_204" })
    expect(faultOf(200, { data: {} }, 204)).toMatchObject({ kind: "unknown", code: "HTTP_200" })
  })

  it("that refuses says why, and by which request", () => {
    const fault = faultOf(403, { error: { code: "NOT_ENOUGH", message: "余额不足" } })
    expect(fault).toMatchObject({ kind: "unfunded", code: "NOT_ENOUGH", requestId: "08E6" })
    expect(fault.message).toContain("余额不足")
  })

  it("that was accepted and not processed leaves the outcome unknown", () => {
    expect(faultOf(202, { data: { code: "USERPAYING" } })).toMatchObject({
      kind: "unknown",
      code: "USERPAYING",
    })
  })

  it.each([404, 405, 500, 502])("that is an empty %i leaves the outcome unknown", (status) => {
    expect(faultOf(status, {})).toMatchObject({ kind: "unknown", code: `HTTP_${status}` })
  })

  it("is cut where its message is endless", () => {
    const fault = faultOf(400, { error: { code: "PARAM_ERROR", message: "长".repeat(5_000) } })
    expect(fault.message.length).toBeLessThan(300)
  })
})
