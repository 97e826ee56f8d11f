import { randomUUID } from "node:crypto"
import { beijingRfc3339 } from "../clock"
import type { Credentials } from "../credentials"
import type { Dialect, Flaw } from "../delivery"
import { withSet } from "../dot-path"
import { alphanumeric, digits, wechatTransactionId } from "../ids"
import type { Notification, Refund, Trade } from "../records"
import * as v2 from "../wechat-v2/notify"
import type { World } from "../world"
import type { Platform } from "./platform"
import { encrypted, signatureHeaders } from "./sign"
import { transaction } from "./transactions"

const SECOND_MS = 1_000
const STALE_MS = 600 * SECOND_MS

/** 15 s, 15 s, 30 s, 3 m, 10 m, 20 m, 30 m ×3, 60 m, 3 h ×3, 6 h ×2. */
const GAPS_MS = [
  15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600,
].map((seconds) => seconds * SECOND_MS)

const SUMMARIES: Record<string, string> = {
  "TRANSACTION.SUCCESS": "支付成功",
  "REFUND.SUCCESS": "退款成功",
  "REFUND.ABNORMAL": "退款异常",
  "REFUND.CLOSED": "退款关闭",
}

/** A payment notice, as if paid now when it is not paid. */
export function paymentNotice(world: World, trade: Trade): Notification | null {
  if (trade.v2) return v2.paymentNotice(world, asPaid(world, trade))
  // A payment by code is answered, never notified: its order names no address.
  if (!trade.notify_url) return null
  return {
    id: randomUUID(),
    gateway: "wechat",
    out_trade_no: trade.out_trade_no,
    event: "TRANSACTION.SUCCESS",
    url: trade.notify_url,
    content: transaction(world, asPaid(world, trade), "SUCCESS"),
    attempts: [],
    acknowledged: false,
  }
}

function asPaid({ clock }: World, trade: Trade): Trade {
  return { ...trade, gateway_trade_no: trade.gateway_trade_no ?? wechatTransactionId(clock()) }
}

export function notifyPayment(world: World, trade: Trade): void {
  const notification = paymentNotice(world, trade)
  if (notification) world.delivery.send(notification)
}

/** A refund's notice names merchants, and no app. */
function merchantsOf(trade: Trade | undefined): Record<string, string> {
  const owner = Object.entries(trade?.owner ?? {})
  return Object.fromEntries(owner.filter(([name]) => name.endsWith("mchid")))
}

/** In a notice the state is `refund_status`, and the amount has four members only. */
function refundContent(world: World, refund: Refund) {
  const trade = world.books.trade("wechat", refund.out_trade_no)
  const total = trade?.amount_fen ?? 0
  const part = refund.amount_fen
  return {
    ...merchantsOf(trade),
    out_trade_no: refund.out_trade_no,
    transaction_id: trade?.gateway_trade_no,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.gateway_refund_no,
    refund_status: refund.state,
    ...(refund.succeeded_at && { success_time: beijingRfc3339(refund.succeeded_at) }),
    user_received_account: "支付用户零钱",
    amount: { total, refund: part, payer_total: total, payer_refund: part },
  }
}

/** Told to the address of the refund's own request; without one nothing is sent. */
export function notifyRefund(world: World, refund: Refund): void {
  const trade = world.books.trade("wechat", refund.out_trade_no)
  const isXml = trade && (trade.v2 || refund.by_hand)
  const notification = isXml ? v2.refundNotice(refund, trade) : refundNotice(world, refund)
  if (notification) world.delivery.send(notification)
}

function refundNotice(world: World, refund: Refund): Notification | null {
  if (!refund.notify_url) return null
  return {
    id: randomUUID(),
    gateway: "wechat",
    out_trade_no: refund.out_trade_no,
    out_refund_no: refund.out_refund_no,
    event: `REFUND.${refund.state}`,
    url: refund.notify_url,
    content: refundContent(world, refund),
    attempts: [],
    acknowledged: false,
  }
}

/** Changes for the plaintext, and those for the envelope around it (`envelope.event_type`). */
function split(set: Record<string, unknown> = {}) {
  const entries = Object.entries(set)
  const outer = entries.filter(([path]) => path.startsWith("envelope."))
  return {
    inside: Object.fromEntries(entries.filter((entry) => !outer.includes(entry))),
    outside: Object.fromEntries(outer.map(([path, value]) => [path.slice(9), value])),
  }
}

function envelope(
  credentials: Credentials,
  { id, event, content }: Notification,
  at: Date,
  set: Record<string, unknown> | undefined
) {
  const { inside, outside } = split(set)
  const kind = event.startsWith("REFUND.") ? "refund" : "transaction"
  const plaintext = JSON.stringify(withSet(content, inside))
  const whole = {
    id,
    create_time: beijingRfc3339(at),
    resource_type: "encrypt-resource",
    event_type: event,
    summary: SUMMARIES[event],
    resource: { original_type: kind, ...encrypted(credentials, plaintext, kind) },
  }
  return withSet(whole, outside)
}

/** The flaws that lie in the headers. */
function flawed(headers: Record<string, string>, flaw: Flaw | undefined): Record<string, string> {
  if (flaw?.kind === "unknown_serial") {
    return { ...headers, "Wechatpay-Serial": `PUB_KEY_ID_01${digits(26)}` }
  }
  // The gateway probes shops like this: a signature that must be refused as any bad one.
  if (flaw?.kind === "signtest") {
    const signature = `WECHATPAY/SIGNTEST/${alphanumeric(325)}`
    return { ...headers, "Wechatpay-Signature": signature }
  }
  return headers
}

/** WeChat Pay's way to notify: encrypted JSON, signed anew each time, acknowledged by 200 or 204. */
export function wechatDialect(credentials: Credentials, platform: Platform): Dialect {
  return {
    gapsMs: GAPS_MS,
    deadlineMs: 5 * SECOND_MS,
    accepts({ status, body }, notification) {
      if (notification.v2) return v2.isAcknowledgedV2(body)
      return status === 200 || status === 204
    },
    compose(notification, at, flaw) {
      if (notification.v2) return v2.composeV2(credentials, notification, flaw)
      const altered = flaw?.kind === "alter" ? flaw.set : undefined
      const honest = JSON.stringify(envelope(credentials, notification, at, altered))
      const serial = platform.notificationSerial
      const signedAt = flaw?.kind === "stale" ? new Date(at.getTime() - STALE_MS) : at
      const seal = flaw?.kind === "wrong_key" ? "wrong_key" : "genuine"
      const signature = signatureHeaders({ credentials, platform }, honest, {
        serial,
        at: signedAt,
        seal,
      })
      const changes = flaw?.set ?? { summary: "支付成功！" }
      const tampered = () => JSON.stringify(withSet(JSON.parse(honest) as object, changes))
      return {
        headers: {
          "content-type": "application/json",
          "user-agent": "Mozilla/4.0",
          accept: "*/*",
          "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
          ...flawed(signature, flaw),
        },
        body: flaw?.kind === "tamper" ? tampered() : honest,
      }
    },
  }
}
