import assert from "node:assert/strict"
import fc from "fast-check"
import { GatewayError, NotificationRefused } from "../../../src/core/errors"
import type { RawNotification } from "../../../src/gateways/gateway"
import { readWechatV2Notification } from "../../../src/gateways/wechat-v2/notification"
import { readXml } from "../../../src/gateways/wechat-v2/xml"
import { readCertificates } from "../../../src/gateways/wechat-v3/certificates"
import { readWechatNotification } from "../../../src/gateways/wechat-v3/notification"
import { SafeWxPay } from "../../../src/gateways/wechat-v3/pay"
import {
  encrypted,
  envelope,
  notification,
  NOW,
  paymentNotification,
  refundNotice,
  signatureHeaders,
  transaction,
  wechatSettings,
} from "../wechat"
import {
  posted,
  toXml,
  v2Notification,
  v2Payment,
  v2Refund,
  v2RefundEnvelope,
  v2Sealed,
  wechatV2Settings,
  withSign,
} from "../wechat-v2"
import { asTexts, damaged, warped } from "./damage"
import { readOr, type Target } from "./target"

const pay = new SafeWxPay(wechatSettings)
const read = (raw: RawNotification) =>
  readOr(NotificationRefused, () =>
    readWechatNotification(raw, NOW, wechatSettings.platformKeys, pay)
  )
const readV2 = (body: Buffer | string) =>
  readOr(NotificationRefused, () => readWechatV2Notification(posted(body), wechatV2Settings))

const v3 = paymentNotification()
const v2 = v2Notification()

/** What looks like XML, and what has been used against those who read it. */
const pieces = fc.constantFrom(
  ...["<xml>", "</xml>", "<a>", "</a>", "<a/>", "<a b='1'>", "<![CDATA[", "]]>", "&amp;", "&x;"],
  ...["&#0;", "<!--", "-->", "<?", "?>", '="', "支付", "1", " ", "\0", "__proto__", "<root>"],
  ...['<!DOCTYPE a [<!ENTITY x "&x;&x;">]>', "<constructor>", "</constructor>"]
)

export const wechatTargets: Target[] = [
  {
    name: "WeChat v3: a damaged notification is refused",
    attack: (effort) =>
      fc.assert(
        fc.property(damaged(v3.body), (body) => {
          const outcome = read({ headers: v3.headers, body })
          if (!body.equals(v3.body)) assert.equal(outcome, null)
        }),
        effort
      ),
  },
  {
    name: "WeChat v3: whatever is genuinely signed and sealed is read or refused",
    attack: (effort) => {
      const amount = warped(transaction().amount).map((it) => transaction({ amount: it }))
      const inside = fc.oneof(warped(transaction()), warped(refundNotice()), amount)
      const event = fc.constantFrom("TRANSACTION.SUCCESS", "REFUND.SUCCESS", "REFUND.ABNORMAL")
      const anything = fc.oneof(
        fc.tuple(inside, event).map(([it, event_type]) => {
          return envelope(encrypted(JSON.stringify(it)), { event_type })
        }),
        fc.json().map((json) => envelope(encrypted(json))),
        warped(envelope(encrypted(JSON.stringify(transaction())))),
        fc.jsonValue(),
        fc.string({ unit: "binary" })
      )
      return fc.assert(
        fc.property(anything, (it) => void read(notification(it))),
        effort
      )
    },
  },
  {
    name: "WeChat v3: certificates that nobody signed are not believed",
    attack: (effort) => {
      const entry = warped({ serial_no: "1", encrypt_certificate: encrypted("certificate") })
      const bodies = fc.oneof(
        fc.json(),
        fc.array(entry, { maxLength: 3 }).map((data) => JSON.stringify({ data }))
      )
      return fc.assert(
        fc.property(bodies, fc.constantFrom(200, 404, 500), (text, status) => {
          const headers = signatureHeaders(text)
          const header = (name: string) => headers[name]
          const response = { status, header, body: Buffer.from(text) }
          const open = () =>
            readCertificates(response, { decrypt: (it) => pay.decrypt(it), now: NOW })
          assert.equal(readOr(GatewayError, open), null)
        }),
        effort
      )
    },
  },
  {
    name: "WeChat v2: a damaged notification says what was signed, or nothing",
    attack: (effort) => {
      const honest = readV2(v2.body)
      return fc.assert(
        fc.property(damaged(v2.body), (body) => {
          const outcome = readV2(body)
          if (outcome) assert.deepEqual(outcome, honest)
        }),
        effort
      )
    },
  },
  {
    name: "WeChat v2: whatever is genuinely signed or sealed is read or refused",
    attack: (effort) => {
      const payment = warped(v2Payment()).map((it) => toXml(withSign(asTexts(it))))
      const refund = warped(v2Refund()).map((it) =>
        toXml(v2RefundEnvelope(v2Sealed(toXml(asTexts(it), "root"))))
      )
      const sealed = fc
        .string({ unit: "binary" })
        .map((it) => toXml(v2RefundEnvelope(v2Sealed(it))))
      return fc.assert(
        fc.property(fc.oneof(payment, refund, sealed), (it) => void readV2(it)),
        effort
      )
    },
  },
  {
    name: "WeChat v2: whatever looks like XML becomes texts or is refused",
    attack: (effort) => {
      const document = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 })
      return fc.assert(
        fc.property(document, (parts) => {
          const fields = readOr(NotificationRefused, () => readXml(Buffer.from(parts.join(""))))
          if (!fields) return
          assert.equal(Object.getPrototypeOf(fields), null)
          assert.ok(Object.values(fields).every((value) => typeof value === "string"))
        }),
        effort
      )
    },
  },
]
