import { setTimeout as pause } from "node:timers/promises"
import { newOutRefundNo } from "../core/ids"
import { fen, type Fen } from "../core/money"
import { nextRefundLook } from "../core/schedule"
import type { Gateway } from "../gateways/gateway"
import { isOutstanding } from "../core/refund"
import { insertRefund, listTradeRefunds } from "../modules/cnpay/queries"
import type { Connection, RefundRow, TradeRow } from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"
import { messages } from "../providers/messages"
import { pursueRefund, sendNewRefund, sendRefund, type NewRefundOutcome } from "./send-refund"

export interface RefundWish {
  db: Connection
  gateway: Gateway
  trade: TradeRow
  amount: Fen
  /** Medusa's `ref_…`; `null`: late money, which no refund of Medusa's stands for. */
  medusaRefundId: string | null
  /** Whether another share of the same refund has been sent: then this one follows, sooner or later. */
  isBegun?: boolean
  now: Date
}

/**
 * Sends money back once. The refund's number is committed before the gateway is asked, and asking
 * again is always with that number. Throws only what is definite: Medusa deletes its refund when a
 * provider throws, and a refund whose outcome is unknown must stay in its books.
 */
export async function refundTrade(wish: RefundWish): Promise<void> {
  const { db, gateway, trade, medusaRefundId, now } = wish
  const earlier = await listTradeRefunds(db, trade.out_trade_no)
  const repeated = earlier.find((row) => row.medusa_refund_id === medusaRefundId && medusaRefundId)
  if (repeated) return definite(gateway, await pursueRefund({ ...wish, refund: repeated }))
  // Late money that was refused, for want of a balance say, is sent again under its own number.
  const refused = medusaRefundId === null && earlier.filter(isRefusedLateMoney).at(-1)
  if (refused) return definite(gateway, await sendRefund({ ...wish, refund: refused }))
  await settleOutstanding(wish, earlier)
  const amount = coveredAmount(wish.amount, trade, await listTradeRefunds(db, trade.out_trade_no))
  const outRefundNo = newOutRefundNo(now)
  const origin = medusaRefundId ? "medusa" : "late_money"
  const { account, out_trade_no } = trade
  const fits = await insertRefund(db, {
    outRefundNo,
    outTradeNo: out_trade_no,
    account,
    origin,
    medusaRefundId,
    amount,
    dueAt: nextRefundLook(1, now, Math.random()),
  })
  if (!fits) throw messages.refundTooLarge(fen(0))
  await pause(gapLeftMs(gateway, earlier, now))
  const number = { account, out_trade_no, out_refund_no: outRefundNo }
  const fresh = { origin, state: "requested", sweeps: 0, created_at: now } as const
  const refund = { ...number, amount_fen: amount, ...fresh }
  // Late money goes back by itself as soon as it can; somebody in Medusa hears at once that it cannot.
  const send = medusaRefundId === null || wish.isBegun ? sendRefund : sendNewRefund
  definite(gateway, await send({ ...wish, refund }))
}

function isRefusedLateMoney({ state, origin }: RefundRow): boolean {
  return state === "refused" && origin === "late_money"
}

function definite(gateway: Gateway, result: NewRefundOutcome): void {
  if (result.outcome === "unsent") throw messages.refundUnsent(gateway.name)
  if (result.outcome === "refused") throw messages.refundRefused(gateway.name, result.error)
}

/**
 * A refund that nobody heard the end of is asked for, and if the gateway never saw it, sent again. Who
 * presses the button once more meanwhile wants that one, not a second one of the same sum.
 */
export async function settleOutstanding(
  wish: RefundWish,
  earlier: readonly RefundRow[]
): Promise<void> {
  const { gateway, amount } = wish
  for (const refund of earlier) {
    const { out_refund_no: no, amount_fen, state } = refund
    const isSame = Math.abs(amount_fen - amount) <= 1
    // It is sent by itself once there is money: a second one would be sent too.
    if (state === "unfunded" && isSame) throw messages.refundWaiting(gateway.name, no, amount_fen)
    if (!isOutstanding(state)) continue
    const { outcome } = await pursueRefund({ ...wish, refund })
    if (outcome === "unknown") throw messages.refundOutstanding(gateway.name, no)
    if (outcome === "known" && isSame) throw messages.refundDone(gateway.name, no, amount_fen)
  }
}

/** What is left of the time that a gateway wants between two refunds of one trade. */
function gapLeftMs(gateway: Gateway, earlier: readonly RefundRow[], now: Date): number {
  const latest = Math.max(0, ...earlier.map((row) => row.created_at.getTime()))
  return Math.max(0, latest + gateway.refundGapMs - now.getTime())
}

/**
 * Medusa refunds unrounded amounts: three thirds of 10.005 are each rounded up to 3.34, one fen more
 * than was paid. The last refund gives what is left.
 */
function coveredAmount(wanted: Fen, trade: TradeRow, refunds: readonly RefundRow[]): Fen {
  const left = leftFen(trade, refunds)
  if (wanted > left + 1 || left === 0) throw messages.refundTooLarge(left)
  return wanted > left ? left : wanted
}
