import { NotificationRefused } from "../../../../src/core/errors"
import { readAlipayNotification } from "../../../../src/gateways/alipay/notification"
import {
  alipayKeys,
  encoded,
  paymentForm,
  posted,
  signForm,
  type Form,
} from "../../../support/alipay"
import { gateway, stranger } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"

const genuine = () => encoded(signForm(paymentForm()))
const without = (form: Form, name: string): Form =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name))

/** The reason, and a check that the text of the refusal quotes nothing. */
function reasonOf(body: string): string {
  const error = thrownBy(() => readAlipayNotification(posted(body), alipayKeys))
  expect(error).toBeInstanceOf(NotificationRefused)
  const { message, reason } = error as NotificationRefused
  expect(message).not.toMatch(/19\.90|abcdef0123456789|2088/)
  return reason
}

describe("a notification of Alipay's is refused", () => {
  const bytes = Buffer.from(signForm(paymentForm()).sign ?? "", "base64")
  bytes.writeUInt8(bytes.readUInt8(9) ^ 1, 9)

  it.each<[string, string, () => string]>([
    [
      "one bit of its signature flipped",
      "bad_signature",
      () => encoded({ ...signForm(paymentForm()), sign: bytes.toString("base64") }),
    ],
    [
      "its amount lowered",
      "bad_signature",
      () => genuine().replace("total_amount=19.90", "total_amount=0.01"),
    ],
    ["a field added", "bad_signature", () => `${genuine()}&refund_fee=1.00`],
    [
      "a field left out",
      "bad_signature",
      () => encoded(without(signForm(paymentForm()), "seller_id")),
    ],
    ["the key of another app", "bad_signature", () => encoded(signForm(paymentForm(), stranger))],
    ["no signature", "missing_signature", () => encoded(without(signForm(paymentForm()), "sign"))],
    ["an empty signature", "missing_signature", () => genuine().replace(/sign=[^&]+/, "sign=")],
    [
      "SHA-1 for its algorithm",
      "wrong_algorithm",
      () => encoded({ ...signForm(paymentForm(), gateway, "RSA-SHA1"), sign_type: "RSA" }),
    ],
    [
      "SHA-1 under the name of RSA2",
      "bad_signature",
      () => encoded(signForm(paymentForm(), gateway, "RSA-SHA1")),
    ],
    [
      "no algorithm",
      "wrong_algorithm",
      () => encoded(without(signForm(paymentForm()), "sign_type")),
    ],
    ["a repeated field", "repeated_field", () => `${genuine()}&total_amount=19.90`],
    ["a field repeated in disguise", "repeated_field", () => `${genuine()}&total%5Famount=0.01`],
    ["a second signature", "repeated_field", () => `${genuine()}&sign=x`],
    [
      "two fields merged into one value",
      "ambiguous_field",
      () => genuine().replace("&subject=", `${encodeURIComponent("&")}subject%3D`),
    ],
    [
      "two fields merged into one name",
      "ambiguous_field",
      () => genuine().replace(/app_id=(\d+)&auth_app_id=/, "app_id%3D$1%26auth_app_id="),
    ],
    [
      "another field inside of a value, genuinely signed",
      "ambiguous_field",
      () => encoded(signForm(paymentForm({ subject: "x&total_amount=0.01" }))),
    ],
    ["an unknown state", "unsupported", () => signedWith({ trade_status: "TRADE_PENDING" })],
    ["no state", "unsupported", () => signedWith({ trade_status: "" })],
    ["no number of ours", "unsupported", () => signedWith({ out_trade_no: "" })],
    ["a number that cannot be ours", "unsupported", () => signedWith({ out_trade_no: "../1" })],
    ["an amount with three decimals", "unsupported", () => signedWith({ total_amount: "19.900" })],
    ["an amount with an exponent", "unsupported", () => signedWith({ total_amount: "1e3" })],
    ["a negative amount", "unsupported", () => signedWith({ total_amount: "-19.90" })],
    ["a refund that is no amount", "unsupported", () => signedWith({ refund_fee: "all" })],
    ["no id", "malformed", () => signedWith({ notify_id: "" })],
    ["an endless id", "malformed", () => signedWith({ notify_id: "1".repeat(129) })],
    ["a broken percent sign", "malformed", () => `${genuine()}&x=%`],
    ["bytes that are no UTF-8", "malformed", () => `${genuine()}&x=%ff%fe`],
    ["a pair without equals sign", "malformed", () => `${genuine()}&x`],
    ["a pair without name", "malformed", () => `${genuine()}&=x`],
    ["an empty body", "malformed", () => ""],
    ["JSON", "malformed", () => '{"trade_status":"TRADE_SUCCESS"}'],
    ["XML", "ambiguous_field", () => "<xml><a>=</a></xml>"],
  ])("with %s: %s", (_, reason, body) => {
    expect(reasonOf(body())).toBe(reason)
  })

  it("and the untouched one that these were made from is believed", () => {
    expect(() => readAlipayNotification(posted(genuine()), alipayKeys)).not.toThrow()
  })
})

function signedWith(changes: Form): string {
  return encoded(signForm(paymentForm(changes)))
}
