import { createPublicKey } from "node:crypto"
import { readAlipayNotification } from "../../../../src/gateways/alipay/notification"
import {
  alipayKeys,
  keysOf,
  encoded,
  paymentForm,
  posted,
  signForm,
  type Form,
} from "../../../support/alipay"
import { fixtureJson } from "../../../support/fixture"

interface ProductionNotification {
  alipay_public_key_b64_spki: string
  params: Form
}

const production = fixtureJson<ProductionNotification>(
  "alipay+alipay-sdk-nodejs-all/notify-trade-success-2019-production.json"
)

const read = (form: Form, signer = alipayKeys) =>
  readAlipayNotification(posted(encoded(form)), signer)

describe("a notification of Alipay's production, of 2019", () => {
  const key = Buffer.from(production.alipay_public_key_b64_spki, "base64")
  const alipayPublicKey = createPublicKey({ key, format: "der", type: "spki" })
  const signer = keysOf(alipayPublicKey)

  it("is read", () => {
    expect(read(production.params, signer)).toEqual({
      id: "2019081500222155624068450559358070",
      event: "TRADE_SUCCESS",
      about: {
        kind: "trade",
        snapshot: {
          outTradeNo: "20190815155618536-564-57",
          gatewayTradeNo: "2019081522001468450512505578",
          state: "paid",
          total: 10,
          currency: "cny",
          payee: { app_id: "2019073166072302", seller_id: "2088531891668739" },
          refundNo: null,
          refunded: null,
          paidAt: new Date("2019-08-15T07:56:24Z"),
        },
      },
    })
  })

  it.each(Object.keys(production.params).filter((name) => !/^sign(_type)?$/.test(name)))(
    "is refused when %s is altered",
    (name) => {
      const altered = { ...production.params, [name]: `${production.params[name]}1` }
      expect(() => read(altered, signer)).toThrow("(bad_signature)")
    }
  )

  it("is refused by an account with another key", () => {
    expect(() => read(production.params)).toThrow("(bad_signature)")
  })
})

describe("a notification of Alipay's", () => {
  it("is read when it is genuine", () => {
    const { about, event } = read(signForm(paymentForm()))
    expect(event).toBe("TRADE_SUCCESS")
    expect(about).toMatchObject({ kind: "trade", snapshot: { state: "paid", total: 1990 } })
  })

  it("keeps nothing of the buyer", () => {
    const form = paymentForm({ buyer_id: "2088102534368455", buyer_logon_id: "xud***@126.com" })
    expect(JSON.stringify(read(signForm(form)))).not.toMatch(/2088102534368455|xud/)
  })

  it("decodes a plus as a blank and %2B as a plus", () => {
    const form = signForm(paymentForm({ subject: "a b+c" }))
    const body = encoded(form)
    expect(body).toContain("subject=a+b%2Bc")
    expect(() => readAlipayNotification(posted(body), alipayKeys)).not.toThrow()
  })

  it("is believed with empty values, whether they were signed or left out", () => {
    const kept = signForm(paymentForm({ body: "" }))
    const left = { ...signForm(paymentForm()), body: "" }
    expect(read(kept).about.kind).toBe("trade")
    expect(read(left).about.kind).toBe("trade")
  })

  it.each<[string, Form, object]>([
    ["a partial refund", { refund_fee: "0.60" }, { state: "paid", refunded: 60 }],
    [
      "a full refund",
      { trade_status: "TRADE_CLOSED", refund_fee: "19.90" },
      { state: "paid", refunded: 1990 },
    ],
    ["a finished trade", { trade_status: "TRADE_FINISHED" }, { state: "paid" }],
    [
      "a trade that waits",
      { trade_status: "WAIT_BUYER_PAY", gmt_payment: "" },
      { state: "waiting", paidAt: null },
    ],
    [
      "a trade that was never paid",
      { trade_status: "TRADE_CLOSED", gmt_payment: "" },
      { state: "closed", paidAt: null },
    ],
    [
      "a trade that was never paid, with a refund of nothing",
      { trade_status: "TRADE_CLOSED", gmt_payment: "", refund_fee: "0.00" },
      { state: "closed", refunded: 0 },
    ],
    ["another currency", { trans_currency: "USD" }, { currency: "usd" }],
  ])("tells of %s", (_, changes, told) => {
    expect(read(signForm(paymentForm(changes))).about).toMatchObject({ snapshot: told })
  })
})
