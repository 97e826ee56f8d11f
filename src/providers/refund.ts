import { setTimeout as pause } from "node:timers/promises"
import { GatewayError } from "../core/errors"
import { newOutRefundNo } from "../core/ids"
import { fen, type Fen } from "../core/money"
import type { RefundSnapshot } from "../core/trade"
import type { Gateway } from "../gateways/gateway"
import { insertRefund, listTradeRefunds, updateRefund } from "../modules/cnpay/queries"
import type { Connection, RefundRow, TradeRow } from "../modules/cnpay/queries"
import { refundedFen } from "../modules/cnpay/refunded"
import { messages } from "./messages"

export interface RefundWish {
  trade: TradeRow
  amount: Fen
  /** Medusa's `ref_…`. */
  medusaRefundId: string
  now: Date
}

type SentRefund = Pick<RefundRow, "out_refund_no" | "amount_fen">

/**
 * Sends money back once. The refund's number is committed before the gateway is asked, and asking
 * again is always with that number. Throws only what is definite: Medusa deletes its refund when a
 * provider throws, and a refund whose outcome is unknown must stay in its books.
 */
export async function refundTrade(
  db: Connection,
  gateway: Gateway,
  wish: RefundWish
): Promise<void> {
  const { trade, medusaRefundId, now } = wish
  const earlier = await listTradeRefunds(db, trade.out_trade_no)
  const repeated = earlier.find((row) => row.medusa_refund_id === medusaRefundId)
  if (repeated) return sendRefund(db, gateway, trade, repeated)
  await settleOutstanding(db, gateway, trade, earlier)
  const amount = coveredAmount(wish.amount, trade, await listTradeRefunds(db, trade.out_trade_no))
  const outRefundNo = newOutRefundNo(now)
  const fits = await insertRefund(db, {
    outRefundNo,
    outTradeNo: trade.out_trade_no,
    account: trade.account,
    medusaRefundId,
    amount,
  })
  if (!fits) throw messages.refundTooLarge(fen(0))
  await pause(gapLeftMs(gateway, earlier, now))
  await sendRefund(db, gateway, trade, { out_refund_no: outRefundNo, amount_fen: amount })
}

/** A refund that nobody heard the end of is asked for, and if the gateway never saw it, sent again. */
async function settleOutstanding(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  earlier: readonly RefundRow[]
): Promise<void> {
  for (const row of earlier.filter(({ state }) => state === "unknown" || state === "requested")) {
    const state = await outcomeOf(db, gateway, trade, row)
    if (state === "unknown") throw messages.refundOutstanding(gateway.name, row.out_refund_no)
  }
}

async function outcomeOf(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  row: RefundRow
): Promise<"known" | "unknown"> {
  try {
    const found = await gateway.queryRefund(row.out_refund_no, trade.out_trade_no)
    await recordRefund(db, found ?? (await askForRefund(gateway, trade, row)))
    return "known"
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    if (error.kind === "unknown") return "unknown"
    await updateRefund(db, { no: row.out_refund_no, state: "refused", errorCode: error.code })
    return "known"
  }
}

async function sendRefund(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  row: SentRefund
): Promise<void> {
  try {
    await recordRefund(db, await askForRefund(gateway, trade, row))
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const state = error.kind === "unknown" ? "unknown" : "refused"
    await updateRefund(db, { no: row.out_refund_no, state, errorCode: error.code })
    if (state === "refused") throw messages.refundRefused(gateway.name, error)
  }
}

function askForRefund(gateway: Gateway, trade: TradeRow, row: SentRefund): Promise<RefundSnapshot> {
  return gateway.refund({
    outRefundNo: row.out_refund_no,
    outTradeNo: trade.out_trade_no,
    amount: row.amount_fen,
    total: trade.amount_fen,
  })
}

async function recordRefund(db: Connection, snapshot: RefundSnapshot): Promise<void> {
  await updateRefund(db, {
    no: snapshot.outRefundNo,
    state: snapshot.state,
    gatewayRefundNo: snapshot.gatewayRefundNo,
    succeededAt: snapshot.succeededAt,
  })
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
  const left = fen(Math.max(0, trade.amount_fen - refundedFen(refunds)))
  if (wanted > left + 1 || left === 0) throw messages.refundTooLarge(left)
  return wanted > left ? left : wanted
}
