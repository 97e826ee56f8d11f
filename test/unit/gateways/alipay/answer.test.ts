import { GatewayError } from "../../../../src/core/errors"
import { openAnswer } from "../../../../src/gateways/alipay/answer"
import { alipayKeys } from "../../../support/alipay"
import { gateway, signed, stranger, type Pair } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"

const METHOD = "alipay.trade.query"
const NODE = "alipay_trade_query_response"
const SUCCESS = '{"code":"10000","msg":"Success","trade_status":"TRADE_SUCCESS"}'

const open = (raw: string) => openAnswer(raw, METHOD, alipayKeys)

function sealed(node: string, by: Pair = gateway, name = NODE): string {
  return `{"${name}":${node},"sign":"${signed(node, by)}"}`
}

function faultOf(raw: string): GatewayError {
  const error = thrownBy(() => open(raw))
  expect(error).toBeInstanceOf(GatewayError)
  return error as GatewayError
}

function refusal(code: string, subCode: string, message = "no"): string {
  return JSON.stringify({ code, msg: "m", sub_code: subCode, sub_msg: message })
}

describe("an answer of Alipay's is believed", () => {
  it.each([
    ["plain", sealed(SUCCESS), { trade_status: "TRADE_SUCCESS" }],
    [
      "with escaped slashes, which only the raw text verifies",
      sealed('{"code":"10000","qr_code":"https:\\/\\/qr.alipay.com\\/bavh4"}'),
      { qr_code: "https://qr.alipay.com/bavh4" },
    ],
    [
      "with the signature in front",
      `{"sign":"${signed(SUCCESS, gateway)}","${NODE}":${SUCCESS}}`,
      { code: "10000" },
    ],
    [
      "beside the number of a certificate",
      `{"${NODE}":${SUCCESS},"alipay_cert_sn":"7513daaa","sign":"${signed(SUCCESS, gateway)}"}`,
      { code: "10000" },
    ],
    [
      "with braces and quotes in its strings",
      sealed('{"code":"10000","subject":"a \\"sign\\":\\"x\\"} {"}'),
      { subject: 'a "sign":"x"} {' },
    ],
    [
      "with nested objects",
      sealed('{"code":"10000","fund_bill_list":[{"amount":"1.00","x":{"y":{}}}]}'),
      { fund_bill_list: [{ amount: "1.00", x: { y: {} } }] },
    ],
    [
      "with a member that is called like Object's prototype",
      sealed('{"code":"10000","__proto__":{"trade_status":"TRADE_SUCCESS"}}'),
      { code: "10000" },
    ],
    ["in Chinese", sealed('{"code":"10000","msg":"接口调用成功"}'), { msg: "接口调用成功" }],
  ])("%s", (_, raw, members) => {
    expect(open(raw)).toMatchObject(members)
  })

  it("without letting its prototype be chosen", () => {
    const answer = open(sealed('{"code":"10000","__proto__":{"trade_status":"TRADE_SUCCESS"}}'))
    expect(answer.trade_status).toBeUndefined()
  })
})

describe("an answer that cannot be trusted leaves the outcome unknown", () => {
  const good = sealed(SUCCESS)
  const cheap = SUCCESS.replace("TRADE_SUCCESS", "TRADE_CLOSED")

  it.each([
    ["a success without signature", `{"${NODE}":${SUCCESS}}`, "UNSIGNED"],
    ["a refusal without signature", `{"${NODE}":${refusal("40004", "ACQ.X")}}`, "UNSIGNED"],
    ["an unsigned system error", `{"${NODE}":${refusal("20000", "isp.x")}}`, "UNSIGNED"],
    ["a stranger's signature", sealed(SUCCESS, stranger), "BAD_SIGNATURE"],
    ["a stranger's refusal", sealed(refusal("40004", "ACQ.X"), stranger), "BAD_SIGNATURE"],
    ["another content's signature", good.replace(SUCCESS, cheap), "BAD_SIGNATURE"],
    ["one bit less", good.replace('"msg":"Success"', '"msg":"Succest"'), "BAD_SIGNATURE"],
    ["an empty signature", `{"${NODE}":${SUCCESS},"sign":""}`, "BAD_SIGNATURE"],
    ["a signature that is no base64", `{"${NODE}":${SUCCESS},"sign":"***"}`, "BAD_SIGNATURE"],
    ["a signature that is an object", `{"${NODE}":${SUCCESS},"sign":{}}`, "BAD_SIGNATURE"],
    ["a signature that is null", `{"${NODE}":${SUCCESS},"sign":null}`, "MALFORMED"],
    ["a second response member", good.replace(/}$/, `,"${NODE}":${cheap}}`), "MALFORMED"],
    ["a response member in front", good.replace("{", `{"${NODE}":${cheap},`), "MALFORMED"],
    ["a second signature", good.replace(/}$/, ',"sign":"x"}'), "MALFORMED"],
    ["an unknown member", good.replace(/}$/, ',"extra":{}}'), "MALFORMED"],
    ["both kinds of response", good.replace(/}$/, ',"error_response":{}}'), "MALFORMED"],
    [
      "another method's response",
      sealed(SUCCESS, gateway, "alipay_trade_pay_response"),
      "MALFORMED",
    ],
    ["text behind", `${good} `.concat("x"), "MALFORMED"],
    ["a signature alone", '{"sign":"x"}', "MALFORMED"],
    ["nothing", "", "MALFORMED"],
    ["null", "null", "MALFORMED"],
    ["a list", "[]", "MALFORMED"],
    ["a response that is a list", `{"${NODE}":[${SUCCESS}]}`, "MALFORMED"],
    ["an encrypted response, which we never ask for", sealed('"AAAA"'), "MALFORMED"],
    ["a response that is no JSON inside", sealed("{code:10000}"), "MALFORMED"],
    ["half of it", good.slice(0, good.length / 2), "MALFORMED"],
    ["a proxy's page", "<html><body>502 Bad Gateway</body></html>", "MALFORMED"],
    ["a code that is a number", sealed('{"code":10000}'), "10000"],
    ["no code", sealed("{}"), "NO_CODE"],
  ])("%s", (_, raw, code) => {
    expect(faultOf(raw)).toMatchObject({ kind: "unknown", code, operation: METHOD })
  })

  it("if it is huge, too, and without delay", () => {
    const huge = `{"${NODE}":{"code":"10000","x":"${"{".repeat(900_000)}"},"sign":"AA=="}`
    expect(faultOf(huge)).toMatchObject({ kind: "unknown", code: "BAD_SIGNATURE" })
  })
})

describe("a refusal of Alipay's", () => {
  it.each([
    ["40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "unfunded"],
    ["40004", "ACQ.SYSTEM_ERROR", "unknown"],
    ["20000", "isp.unknow-error", "unknown"],
    ["40002", "isv.invalid-parameter", "misconfigured"],
  ])("%s %s that is signed is %s", (code, subCode, kind) => {
    expect(faultOf(sealed(refusal(code, subCode)))).toMatchObject({ kind, code: subCode })
  })

  it.each([
    ["its own node", NODE],
    ["error_response", "error_response"],
  ])("in %s may be unsigned if it cannot name the app", (_, name) => {
    const fault = faultOf(
      `{"${name}":${refusal("40002", "isv.invalid-app-id", "无效的AppID参数")}}`
    )
    expect(fault).toMatchObject({ kind: "misconfigured", code: "isv.invalid-app-id" })
    expect(fault.message).toContain("无效的AppID参数")
  })

  it("does not carry our own signing string into the logs", () => {
    const echo =
      "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：app_id=2021&amp;biz_content=SECRET"
    const { message } = faultOf(sealed(refusal("40002", "isv.invalid-signature", echo)))
    expect(message).toContain("验签出错")
    expect(message).not.toContain("SECRET")
  })

  it("is cut where its text is endless", () => {
    const { message } = faultOf(sealed(refusal("40004", "ACQ.X", "长".repeat(5_000))))
    expect(message.length).toBeLessThan(300)
  })

  it("gives its main code when it has no sub-code, and a text when it has none", () => {
    expect(faultOf(sealed('{"code":"40004"}'))).toMatchObject({ kind: "refused", code: "40004" })
  })
})
