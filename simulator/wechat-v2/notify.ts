import { randomUUID } from "node:crypto"
import { beijingDateTime } from "../clock"
import type { Credentials } from "../credentials"
import type { Flaw } from "../delivery"
import { alphanumeric } from "../ids"
import type { Letter } from "../post"
import type { Notification, Refund, Trade } from "../records"
import type { World } from "../world"
import { STATES } from "./refunds"
import { sealed, signed } from "./sign"
import { tradeFields } from "./trades"
import { readXml, writeXml, type Fields } from "./xml"

/** A payment notice, as if paid now when it is not paid. */
export function paymentNotice(world: World, trade: Trade): Notification | null {
  if (!trade.notify_url || !trade.v2) return null
  return {
    id: randomUUID(),
    gateway: "wechat",
    v2: trade.v2,
    out_trade_no: trade.out_trade_no,
    event: "TRANSACTION.SUCCESS",
    url: trade.notify_url,
    content: { ...tradeFields(world, trade), ...identity(trade) },
    attempts: [],
    acknowledged: false,
  }
}

function identity({ owner = {} }: Trade): Fields {
  return { appid: owner.appid ?? "", mch_id: owner.mchid ?? "" }
}

export function refundNotice(refund: Refund, trade: Trade): Notification | null {
  if (!refund.notify_url) return null
  const part = String(refund.amount_fen)
  return {
    id: randomUUID(),
    gateway: "wechat",
    v2: trade.v2 ?? { signType: "MD5" },
    out_trade_no: refund.out_trade_no,
    out_refund_no: refund.out_refund_no,
    event: `REFUND.${refund.state}`,
    url: refund.notify_url,
    content: {
      ...identity(trade),
      out_refund_no: refund.out_refund_no,
      out_trade_no: refund.out_trade_no,
      refund_account: "REFUND_SOURCE_RECHARGE_FUNDS",
      refund_fee: part,
      refund_id: refund.gateway_refund_no ?? "",
      refund_recv_accout: "支付用户零钱",
      refund_request_source: refund.by_hand ? "VENDOR_PLATFORM" : "API",
      refund_status: STATES[refund.state],
      settlement_refund_fee: part,
      settlement_total_fee: String(trade.amount_fen),
      ...(refund.succeeded_at && { success_time: beijingDateTime(refund.succeeded_at) }),
      total_fee: String(trade.amount_fen),
      transaction_id: trade.gateway_trade_no ?? "",
    },
    attempts: [],
    acknowledged: false,
  }
}

/** A document has texts only, and no depth. */
function altered(content: Record<string, unknown>, set: Record<string, unknown> = {}): Fields {
  const flat = Object.entries(set).filter(([name]) => !name.includes("."))
  const changed = Object.entries({ ...content, ...Object.fromEntries(flat) })
  return Object.fromEntries(
    changed.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)])
  )
}

/** Payments are signed; refunds are encrypted, and nothing around them is signed. */
export function composeV2(
  credentials: Credentials,
  notification: Notification,
  flaw: Flaw | undefined
): Letter {
  const { apiV2Key } = credentials.wechat
  const key = flaw?.kind === "wrong_key" ? alphanumeric(32) : apiV2Key
  const said = altered(notification.content, flaw?.kind === "alter" ? flaw.set : undefined)
  const { appid = "", mch_id = "", ...inside } = said
  const head = { return_code: "SUCCESS", appid, mch_id, nonce_str: alphanumeric(32) }
  const honest = notification.out_refund_no
    ? { ...head, req_info: sealed(writeXml(inside, "root"), key) }
    : payment({ ...head, result_code: "SUCCESS", ...inside }, key, notification)
  const tampered = { ...honest, ...altered({}, flaw?.set ?? { attach: "tampered" }) }
  return {
    headers: { "content-type": "text/xml", "user-agent": "Mozilla/4.0", accept: "*/*" },
    body: writeXml(flaw?.kind === "tamper" ? tampered : honest),
  }
}

function payment(fields: Fields, key: string, { v2 }: Notification): Fields {
  return { ...fields, sign: signed(fields, key, v2?.signType ?? "MD5") }
}

/** HTTP says nothing in v2: the word does. */
export function isAcknowledgedV2(body: string): boolean {
  return readXml(body)?.return_code === "SUCCESS"
}
