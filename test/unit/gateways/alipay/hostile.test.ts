import { GatewayError, NotificationRefused } from "../../../../src/core/errors"
import { openAnswer } from "../../../../src/gateways/alipay/answer"
import { readAlipayNotification } from "../../../../src/gateways/alipay/notification"
import { alipayKeys, encoded, paymentForm, signForm, type Form } from "../../../support/alipay"
import { gateway, signed } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"

const posted = (body: Buffer | string) => ({ headers: {}, body: Buffer.from(body) })
const genuine = () => encoded(signForm(paymentForm()))
const signedForm = (changes: Form) => encoded(signForm(paymentForm(changes)))

/** A freeze's notification, before anything is wrong with it. */
const freezeForm = (changes: Form = {}): Form => ({
  ...{ app_id: "2021000000000001", auth_app_id: "2021000000000001", charset: "utf-8" },
  ...{ notify_id: "n1", notify_type: "fund_auth_freeze", version: "1.0" },
  ...{ auth_no: "2026112310002001", out_order_no: "20261123162000abcdef", out_request_no: "1" },
  ...{ operation_type: "FREEZE", status: "SUCCESS", amount: "128.00" },
  ...{ total_freeze_amount: "128.00", rest_amount: "128.00" },
  ...changes,
})
const freeze = (changes: Form) => encoded(signForm(freezeForm(changes)))

function reasonOf(body: Buffer | string): string {
  const error = thrownBy(() => readAlipayNotification(posted(body), alipayKeys))
  expect(error).toBeInstanceOf(NotificationRefused)
  return (error as NotificationRefused).reason
}

describe("a hostile notification is refused for its own reason", () => {
  it.each<[string, string, () => Buffer | string]>([
    ["a byte order mark in front", "ambiguous_field", () => `\uFEFF${genuine()}`],
    ["a blank in front", "ambiguous_field", () => ` ${genuine()}`],
    ["a line break behind", "wrong_algorithm", () => `${genuine()}\n`],
    ["an ampersand behind", "malformed", () => `${genuine()}&`],
    ["two ampersands", "malformed", () => genuine().replace("&", "&&")],
    ["semicolons between its pairs", "missing_signature", () => genuine().replaceAll("&", ";")],
    ["a zero byte in a name", "ambiguous_field", () => `${genuine()}&a%00b=1`],
    ["a zero byte in a value", "bad_signature", () => `${genuine()}&a=%00`],
    ["the name __proto__ added", "bad_signature", () => `${genuine()}&__proto__=1`],
    ["the name constructor added", "bad_signature", () => `${genuine()}&constructor=1`],
    ["a nested name", "ambiguous_field", () => `${genuine()}&a%5Bb%5D=1`],
    ["a dotted name", "ambiguous_field", () => `${genuine()}&a.b=1`],
    ["a name in capitals added", "bad_signature", () => `${genuine()}&TRADE_STATUS=x`],
    ["a name in another script", "ambiguous_field", () => `${genuine()}&%D0%B0pp_id=1`],
    ["a name of full width", "ambiguous_field", () => `${genuine()}&%EF%BC%A1=1`],
    ["an overlong UTF-8 sequence", "malformed", () => `${genuine()}&x=%c0%af`],
    ["a lone surrogate", "malformed", () => `${genuine()}&x=%ed%a0%80`],
    ["GBK in a value", "malformed", () => genuine().replace(/subject=[^&]+/, "subject=%B3%C4")],
    ["half of itself", "missing_signature", () => genuine().slice(0, 200)],
    ["only its signature", "unsupported", () => encoded(signForm({ notify_id: "1" }))],
    ["itself twice", "repeated_field", () => genuine() + genuine()],
    ["itself twice, joined well", "repeated_field", () => `${genuine()}&${genuine()}`],
    ["64 kilobytes of one field", "bad_signature", () => `${genuine()}&x=${"A".repeat(60_000)}`],
    [
      "ten thousand fields",
      "missing_signature",
      () => Array.from({ length: 10_000 }, (_, i) => `a${i}=1`).join("&"),
    ],
    [
      "a signature with blanks",
      "bad_signature",
      () => genuine().replace(/sign=[^&]+/, "sign=++++"),
    ],
    [
      "a signature of another length",
      "bad_signature",
      () => genuine().replace(/sign=[^&]+/, "sign=AAAA"),
    ],
    [
      "the algorithm in small letters",
      "wrong_algorithm",
      () => genuine().replace("sign_type=RSA2", "sign_type=rsa2"),
    ],
    [
      "the algorithm none",
      "wrong_algorithm",
      () => genuine().replace("sign_type=RSA2", "sign_type=none"),
    ],
    [
      "an algorithm of the other gateway",
      "wrong_algorithm",
      () => genuine().replace("sign_type=RSA2", "sign_type=MD5"),
    ],
    [
      "the number of a certificate added",
      "bad_signature",
      () => `${genuine()}&alipay_cert_sn=${"a".repeat(32)}`,
    ],
    [
      "its app exchanged",
      "bad_signature",
      () => genuine().replace("app_id=2021000000000001", "app_id=2021000000000009"),
    ],
    [
      "its payee exchanged",
      "bad_signature",
      () => genuine().replace("seller_id=2088000000000001", "seller_id=2088000000000009"),
    ],
    [
      "its number exchanged",
      "bad_signature",
      () => genuine().replace("abcdef0123456789", "abcdef0123456780"),
    ],
    [
      "its state exchanged",
      "bad_signature",
      () => genuine().replace("TRADE_SUCCESS", "TRADE_CLOSED"),
    ],
    [
      "a type that is a freeze's",
      "unsupported",
      () => signedForm({ notify_type: "fund_auth_freeze" }),
    ],
    [
      "an amount with a thousands separator",
      "unsupported",
      () => signedForm({ total_amount: "1,990.00" }),
    ],
    ["an amount in full width", "unsupported", () => signedForm({ total_amount: "１９.９０" })],
    ["an amount with a plus sign", "unsupported", () => signedForm({ total_amount: "+19.90" })],
    ["an amount in hexadecimal", "unsupported", () => signedForm({ total_amount: "0x10" })],
    ["an endless amount", "unsupported", () => signedForm({ total_amount: "9".repeat(400) })],
    ["an amount that is Infinity", "unsupported", () => signedForm({ total_amount: "Infinity" })],
    [
      "a state called like Object's prototype",
      "unsupported",
      () => signedForm({ trade_status: "constructor" }),
    ],
    [
      "a number of too many digits",
      "unsupported",
      () => signedForm({ out_trade_no: "1".repeat(65) }),
    ],
    [
      "a number that is a statement",
      "unsupported",
      () => signedForm({ out_trade_no: "1' or '1'='1" }),
    ],
    ["a freeze in no state", "unsupported", () => freeze({ status: "" })],
    ["a freeze in an unknown state", "unsupported", () => freeze({ status: "FROZEN" })],
    ["a freeze that does not say what is left", "unsupported", () => freeze({ rest_amount: "" })],
    ["a freeze of no amount", "unsupported", () => freeze({ rest_amount: "all" })],
    ["a freeze without a number of ours", "unsupported", () => freeze({ out_order_no: "" })],
    [
      "a freeze with a path for its number",
      "unsupported",
      () => freeze({ out_order_no: "../../1" }),
    ],
    ["a freeze without an id", "malformed", () => freeze({ notify_id: "" })],
    [
      "a freeze whose sum was raised",
      "bad_signature",
      () => freeze({}).replace("128.00", "1280.00"),
    ],
  ])("%s: %s", (_, reason, body) => {
    expect(reasonOf(body())).toBe(reason)
  })

  it("and the freeze that these were made from is believed", () => {
    expect(readAlipayNotification(posted(freeze({})), alipayKeys).about).toMatchObject({
      ...{ kind: "freeze", snapshot: { state: "frozen", total: 12800 } },
    })
  })
})

const METHOD = "alipay.trade.pay"
const NODE = "alipay_trade_pay_response"
const GOOD = '{"code":"10000","msg":"Success","out_trade_no":"1","total_amount":"19.90"}'
const answer = (node: string, more = "") =>
  `{"${NODE}":${node}${more},"sign":"${signed(node, gateway)}"}`

describe("a hostile answer leaves the outcome unknown, for its own reason", () => {
  it.each<[string, string, () => string]>([
    [
      "a byte order mark in front",
      "MALFORMED",
      () => `\uFEFF${answer(GOOD).replace("19.90", "0.01")}`,
    ],
    ["a comment", "MALFORMED", () => `/* */${answer(GOOD)}`],
    ["a second object behind", "MALFORMED", () => answer(GOOD) + answer(GOOD)],
    [
      "a repeated node in disguise",
      "MALFORMED",
      () => answer(GOOD, `,"alipay_trade_\\u0070ay_response":{}`),
    ],
    ["a repeated signature in disguise", "MALFORMED", () => answer(GOOD, ',"\\u0073ign":"x"')],
    ["a member called __proto__", "MALFORMED", () => answer(GOOD, ',"__proto__":{}')],
    ["a member called constructor", "MALFORMED", () => answer(GOOD, ',"constructor":{}')],
    [
      "the node under another case",
      "MALFORMED",
      () => answer(GOOD).replace(NODE, NODE.toUpperCase()),
    ],
    [
      "the node of another method",
      "MALFORMED",
      () => answer(GOOD).replace(NODE, "alipay_trade_query_response"),
    ],
    ["a node that is a number", "MALFORMED", () => `{"${NODE}":1,"sign":"x"}`],
    ["a node that is true", "MALFORMED", () => `{"${NODE}":true,"sign":"x"}`],
    ["a node that is null", "MALFORMED", () => `{"${NODE}":null,"sign":"x"}`],
    ["a number for a certificate", "MALFORMED", () => answer(GOOD, ',"alipay_cert_sn":1')],
    [
      "two certificates",
      "MALFORMED",
      () => answer(GOOD, ',"alipay_cert_sn":"a","alipay_cert_sn":"b"'),
    ],
    ["a missing comma", "MALFORMED", () => answer(GOOD).replace(',"sign"', '"sign"')],
    ["a comma too many", "MALFORMED", () => answer(GOOD).replace(/}$/, ",}")],
    ["single quotes", "MALFORMED", () => answer(GOOD).replaceAll('"', "'")],
    ["an open string", "MALFORMED", () => answer(GOOD).slice(0, -3)],
    [
      "blanks inside of what was signed",
      "BAD_SIGNATURE",
      () => answer(GOOD).replace(',"msg"', ', "msg"'),
    ],
    [
      "slashes that were escaped on the way",
      "BAD_SIGNATURE",
      () => answer('{"code":"10000","u":"a/b"}').replace("a/b", "a\\/b"),
    ],
    [
      "members in another order",
      "BAD_SIGNATURE",
      () => answer(GOOD).replace(GOOD, '{"msg":"Success","code":"10000"}'),
    ],
    [
      "a signature over its node's name too",
      "BAD_SIGNATURE",
      () => `{"${NODE}":${GOOD},"sign":"${signed(`"${NODE}":${GOOD}`, gateway)}"}`,
    ],
    [
      "SHA-1 under RSA2's name",
      "BAD_SIGNATURE",
      () => `{"${NODE}":${GOOD},"sign":"${signed(GOOD, gateway, "RSA-SHA1")}"}`,
    ],
    ["a code with a blank", "10000 ", () => answer('{"code":"10000 "}')],
    ["a code in a list", "NO_CODE", () => answer('{"code":["10000"]}')],
    ["a code in full width", "１００００", () => answer('{"code":"１００００"}')],
    ["a shopper who is still paying", "10003", () => answer('{"code":"10003","msg":"x"}')],
  ])("%s: %s", (_, code, raw) => {
    const error = thrownBy(() => openAnswer(raw(), METHOD, alipayKeys))
    expect(error).toBeInstanceOf(GatewayError)
    expect(error).toMatchObject({ kind: "unknown", code, operation: METHOD })
  })

  it("and the one that these were made from is believed", () => {
    expect(openAnswer(answer(GOOD), METHOD, alipayKeys)).toMatchObject({ code: "10000" })
  })
})
