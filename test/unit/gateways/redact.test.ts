import fc from "fast-check"
import {
  redactAnswer,
  redactJson,
  redactPairs,
  redactPath,
  redactRequest,
} from "../../../src/gateways/redact"

const answer = (body: string) =>
  redactAnswer({ status: 200, header: () => undefined, body: Buffer.from(body) })
const request = (body: string, path = "/x") =>
  redactRequest({ operation: "x", method: "POST", path, headers: {}, body })

const OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"

describe("what is kept of a call", () => {
  const secrets: [what: string, text: string, secret: string][] = [
    ["an open id in JSON", answer(`{"payer":{"openid":"${OPENID}"}}`), OPENID],
    ["an open id in words", answer(`{"message":"openid ${OPENID} is wrong"}`), OPENID],
    ["an open id in XML", answer(`<xml><openid><![CDATA[${OPENID}]]></openid></xml>`), OPENID],
    ["a buyer's account", answer('{"buyer_logon_id":"159****5620"}'), "5620"],
    ["a buyer's number", answer('{"buyer_user_id":"2088101117955611"}'), "2088101117955611"],
    ["a name", answer('{"buyer_user_name":"菜鸟网络"}'), "菜鸟"],
    ["a card", answer('{"user_received_account":"招商银行信用卡0403"}'), "0403"],
    [
      "a card's number in words",
      answer('{"message":"卡号 6225880111112222 有误"}'),
      "6225880111112222",
    ],
    ["a phone as a number", answer('{"phone":13800138000}'), "13800138000"],
    ["a signature", answer('{"a":{"code":"10000"},"sign":"abcDEF123="}'), "abcDEF123"],
    ["a list's elements", answer('{"fund_bill_list":["ALIPAYACCOUNT 88"]}'), "ALIPAYACCOUNT"],
    ["XML that breaks off", answer(`<xml><openid><![CDATA[${OPENID}`), OPENID],
    ["XML in XML", answer("<xml><openid><![CDATA[ab<cd]]></openid></xml>"), "cd"],
    [
      "a payment code",
      request('{"payer":{"auth_code":"134567890123456789"}}'),
      "134567890123456789",
    ],
    ["a sealed name", request('{"real_name":"aGVsbG8="}'), "aGVsbG8"],
    [
      "an address",
      request("<xml><spbill_create_ip>203.0.113.9</spbill_create_ip></xml>"),
      "203.0.113.9",
    ],
    [
      "a code for an openid",
      request("grant_type=authorization_code&code=4b203fe6c11548bcabd8da5bb087a83b"),
      "4b203fe6",
    ],
    ["an encrypted content", request("biz_content=c2VjcmV0&a=1"), "c2VjcmV0"],
    [
      "a buyer in content",
      request(`biz_content=${encodeURIComponent('{"buyer_id":"2088101117955611"}')}`),
      "2088101117955611",
    ],
    [
      "an app's secret",
      redactPath("/sns/jscode2session?appid=wx1&secret=0123abcd&js_code=0a1b"),
      "0123abcd",
    ],
    [
      "a login code",
      redactPath("/sns/jscode2session?appid=wx1&secret=0123abcd&js_code=0a1b"),
      "0a1b",
    ],
    ["an authorisation token", redactPairs("app_auth_token=201510BB&app_id=2021"), "201510BB"],
    [
      "a buyer in what Alipay echoes",
      answer(
        '{"sub_msg":"验签出错，网关生成的验签字符串为：app_id=1&amp;biz_content={\\"buyer_id\\":\\"2088\\"}"}'
      ),
      "biz_content",
    ],
  ]
  it.each(secrets)("does not hold %s", (_, text, secret) => {
    expect(text).not.toContain(secret)
    expect(text).toContain(secret === "biz_content" ? "验签出错" : "***")
  })

  it("holds what support asks for", () => {
    expect(
      answer('{"code":"NOT_ENOUGH","message":"余额不足","detail":{"field":"/a","issue":"b"}}')
    ).toBe('200\n\n{"code":"NOT_ENOUGH","message":"余额不足","detail":{"field":"/a","issue":"b"}}')
    expect(
      request("<xml><out_trade_no><![CDATA[T1]]></out_trade_no><total_fee>1</total_fee></xml>")
    ).toContain("<out_trade_no>T1</out_trade_no><total_fee>1</total_fee>")
    expect(request('{"amount":{"refund":500,"total":1990}}')).toContain(
      '{"refund":500,"total":1990}'
    )
    expect(redactPath("/gateway.do?app_id=2021&sign=abc&method=alipay.trade.query")).toBe(
      "/gateway.do?app_id=2021&sign=***&method=alipay.trade.query"
    )
  })

  it("is short, however long the answer", () => {
    expect(answer(`{"message":"${"好".repeat(100_000)}"}`).length).toBeLessThan(4_100)
    expect(answer(`<html>${"x".repeat(100_000)}`).length).toBeLessThan(300)
  })

  it("never holds a text under a name that is not known", () => {
    const name = fc.stringMatching(/^hidden_[a-z]{0,8}$/)
    const marked = fc.string().map((text) => `≠${text}≠`)
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        marked,
        fc.array(tie("value")),
        fc.dictionary(name, tie("value"))
      ),
    })).value
    fc.assert(
      fc.property(fc.dictionary(name, values), fc.nat(), (fields, cut) => {
        const json = JSON.stringify(fields)
        expect(redactJson(json)).not.toContain("≠")
        JSON.parse(redactJson(json))
        expect(redactJson(json.slice(0, cut % (json.length + 1)))).not.toMatch(/≠[^≠]*≠/)
      })
    )
  })
})
