import { beijingDateTime, beijingDateTimeMs } from "../clock"
import type { Credentials } from "../credentials"
import type { Dialect } from "../delivery"
import { withSet } from "../dot-path"
import { alipayNotifyId } from "../ids"
import { yuan } from "../money"
import type { Notification, Trade } from "../records"
import type { World } from "../world"
import { BUYER, SELLER_EMAIL } from "./buyer"
import type { AlipayPlatform } from "./platform"
import { notificationText, rsa2 } from "./sign"

const MINUTE_MS = 60_000
const STALE_MS = 10 * MINUTE_MS

/** Gaps of 4, 10 and 10 minutes, then 1, 2, 6 and 15 hours: eight attempts in about a day. */
const GAPS_MS = [4, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * MINUTE_MS)

type Form = Record<string, string>

function commonFields(world: World, trade: Trade): Form {
  const { appId, sellerId } = world.credentials.alipay
  return {
    app_id: appId,
    auth_app_id: trade.owner?.auth_app_id ?? appId,
    ...BUYER,
    charset: "utf-8",
    gmt_create: beijingDateTime(trade.created_at),
    notify_type: "trade_status_sync",
    out_trade_no: trade.out_trade_no,
    seller_email: SELLER_EMAIL,
    seller_id: sellerId,
    subject: trade.subject,
    total_amount: yuan(trade.amount_fen),
    trade_no: trade.gateway_trade_no ?? "",
    version: "1.0",
    ...trade.echo,
  }
}

/** A payment notice's fields, as if paid now when it is not paid. */
function paymentFields(world: World, trade: Trade): Form {
  const total = yuan(trade.amount_fen)
  return {
    ...commonFields(world, trade),
    buyer_pay_amount: total,
    fund_bill_list: JSON.stringify([{ amount: total, fundChannel: "ALIPAYACCOUNT" }]),
    gmt_payment: beijingDateTime(trade.paid_at ?? world.clock()),
    invoice_amount: total,
    point_amount: "0.00",
    receipt_amount: total,
    trade_status: "TRADE_SUCCESS",
  }
}

/** A refund notice has no receipt amounts; only its `gmt_refund` carries milliseconds. */
function refundFields(world: World, trade: Trade, outRequestNo: string): Form {
  const now = world.clock()
  const closed = trade.state === "TRADE_CLOSED"
  return {
    ...commonFields(world, trade),
    gmt_payment: beijingDateTime(trade.paid_at ?? now),
    gmt_refund: beijingDateTimeMs(now),
    out_biz_no: outRequestNo,
    refund_fee: yuan(world.books.refundedFen(trade)),
    trade_status: closed ? "TRADE_CLOSED" : "TRADE_SUCCESS",
    ...(closed && { gmt_close: beijingDateTime(trade.closed_at ?? now) }),
  }
}

function notice(world: World, trade: Trade, url: string, content: Form): Notification {
  return {
    id: alipayNotifyId(world.clock()),
    gateway: "alipay",
    out_trade_no: trade.out_trade_no,
    event: content["trade_status"] ?? "",
    url,
    content,
    attempts: [],
    acknowledged: false,
  }
}

/** A payment notice; `null` when the order named no address for it. */
export function paymentNotice(world: World, trade: Trade): Notification | null {
  if (!trade.notify_url) return null
  return notice(world, trade, trade.notify_url, paymentFields(world, trade))
}

export function notifyPayment(world: World, trade: Trade): void {
  const notification = paymentNotice(world, trade)
  if (notification) world.delivery.send(notification)
}

/** Refunds are told to the address of the original order. */
export function notifyRefund(world: World, trade: Trade, outRequestNo: string): void {
  if (!trade.notify_url) return
  const content = refundFields(world, trade, outRequestNo)
  const notification = notice(world, trade, trade.notify_url, content)
  world.delivery.send({ ...notification, out_refund_no: outRequestNo })
}

/** Alipay's way to notify: a signed form, acknowledged by the seven bytes `success`. */
export function alipayDialect({ stranger }: Credentials, platform: AlipayPlatform): Dialect {
  return {
    gapsMs: GAPS_MS,
    deadlineMs: 5_000,
    accepts: ({ status, body }) => status === 200 && body === "success",
    compose({ id, content }, at, flaw) {
      const sent = flaw?.kind === "stale" ? new Date(at.getTime() - STALE_MS) : at
      const { privateKey, sn } = platform.signer(platform.usesCertificates)
      const honest = {
        ...content,
        ...{ notify_id: id, notify_time: beijingDateTime(sent) },
        ...(sn && { alipay_cert_sn: sn }),
      } as Form
      const form = flaw?.kind === "alter" ? withSet(honest, flaw.set) : honest
      const key = flaw?.kind === "wrong_key" ? stranger.privateKey : privateKey
      const sign = rsa2(notificationText(form), key)
      const signed = { ...form, sign, sign_type: "RSA2" }
      const final = flaw?.kind === "tamper" ? withSet(signed, flaw.set ?? TAMPERED) : signed
      return {
        headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
        body: new URLSearchParams(final).toString(),
      }
    },
  }
}

const TAMPERED = { total_amount: "0.01" }
