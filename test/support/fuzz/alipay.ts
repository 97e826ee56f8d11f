import assert from "node:assert/strict"
import fc from "fast-check"
import { GatewayError, NotificationRefused } from "../../../src/core/errors"
import { answerSn, openAnswer, unverifiedAnswer } from "../../../src/gateways/alipay/answer"
import { readCertificates } from "../../../src/gateways/alipay/certificates"
import { rawMembers } from "../../../src/gateways/alipay/members"
import { notificationSn, readAlipayNotification } from "../../../src/gateways/alipay/notification"
import { alipayKeys, encoded, paymentForm, signForm } from "../alipay"
import { authorityPem } from "../authority"
import { gateway, signed } from "../keys"
import { asTexts, damaged, warped } from "./damage"
import { readOr, type Target } from "./target"

const METHOD = "alipay.trade.query"
const NODE = '{"code":"10000","out_trade_no":"1","total_amount":"19.90"}'
const ANSWER = `{"alipay_trade_query_response":${NODE},"sign":"${signed(NODE, gateway)}"}`
const FORM = encoded(signForm(paymentForm()))
const KEY = Buffer.from("aa4BtZ4tspm2wnXLb1ThQA==", "base64")

const read = (body: Buffer) => {
  const raw = { headers: {}, body }
  notificationSn(raw)
  return readOr(NotificationRefused, () => readAlipayNotification(raw, alipayKeys))
}
const open = (raw: string, encryptKey: Buffer | null = null) => {
  answerSn(raw)
  return readOr(GatewayError, () => openAnswer(raw, METHOD, alipayKeys, { encryptKey }))
}

export const alipayTargets: Target[] = [
  {
    name: "Alipay: any bytes are no notification",
    attack: (effort) =>
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
          assert.equal(read(Buffer.from(bytes)), null)
        }),
        effort
      ),
  },
  {
    name: "Alipay: a damaged notification says what was signed, or nothing",
    attack: (effort) => {
      const honest = read(Buffer.from(FORM))
      return fc.assert(
        fc.property(damaged(FORM), (bytes) => {
          const outcome = read(bytes)
          if (outcome) assert.deepEqual(outcome, honest)
        }),
        effort
      )
    },
  },
  {
    name: "Alipay: any form that is genuinely signed is read or refused",
    attack: (effort) =>
      fc.assert(
        fc.property(warped(paymentForm()), (form) => {
          read(Buffer.from(encoded(signForm(asTexts(form)))))
        }),
        effort
      ),
  },
  {
    name: "Alipay: any text is no answer",
    attack: (effort) =>
      fc.assert(
        fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.json()), (raw) => {
          assert.equal(open(raw), null)
          assert.equal(open(raw, KEY), null)
        }),
        effort
      ),
  },
  {
    name: "Alipay: a damaged answer says what was signed, or nothing",
    attack: (effort) =>
      fc.assert(
        fc.property(damaged(ANSWER), (bytes) => {
          const outcome = open(bytes.toString("utf8"))
          if (outcome) assert.deepEqual(outcome, JSON.parse(NODE))
        }),
        effort
      ),
  },
  {
    name: "Alipay: a certificate's download is read or refused",
    attack: (effort) =>
      fc.assert(
        fc.property(fc.oneof(fc.json(), damaged(ANSWER).map(String)), (raw) => {
          readOr(GatewayError, () => unverifiedAnswer(raw, METHOD, null))
        }),
        effort
      ),
  },
  {
    name: "Alipay: a damaged certificate is a certificate or none",
    attack: (effort) =>
      fc.assert(
        fc.property(damaged(authorityPem), (bytes) => {
          assert.ok(readCertificates(bytes.toString("latin1")).length <= 1)
        }),
        effort
      ),
  },
  {
    name: "Alipay: members are taken apart as JSON would",
    attack: (effort) => {
      const member = fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()))
      const members = fc.array(fc.tuple(fc.string(), member), { minLength: 1 })
      return fc.assert(
        fc.property(members, (all) => {
          const texts = [...new Map(all)].map(([name, value]) => [
            JSON.stringify(name),
            JSON.stringify(value),
          ])
          const raw = `{${texts.map((pair) => pair.join(":")).join(",")}}`
          const parts = [...rawMembers(raw)].map(([name, text]) => [JSON.stringify(name), text])
          assert.deepEqual(parts, texts)
        }),
        effort
      )
    },
  },
]
