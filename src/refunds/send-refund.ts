import { GatewayError } from "../core/errors"
import { nextRefundLook } from "../core/schedule"
import type { RefundSnapshot } from "../core/trade"
import type { Gateway } from "../gateways/gateway"
import { openDiscrepancy, updateRefund, type RefundChange } from "../modules/cnpay/queries"
import type { Connection, RefundRow, TradeRow } from "../modules/cnpay/queries"

/** A refund whose row is committed, and what is needed to carry it on. */
export interface RefundInHand {
  db: Connection
  gateway: Gateway
  trade: TradeRow
  refund: Pick<RefundRow, "out_refund_no" | "amount_fen" | "sweeps">
  now: Date
}

/**
 * - `known`: the gateway said how it stands, and the ledger has it.
 * - `unknown`: it said nothing that can be believed; the sweep will ask.
 * - `refused`: it said no, and no money was sent.
 */
export type RefundOutcome =
  | { outcome: "known"; snapshot: RefundSnapshot }
  | { outcome: "unknown" }
  | { outcome: "refused"; error: GatewayError }

/** Sends a refund, or sends it again: always under its own number, so that money moves once. */
export async function sendRefund(hand: RefundInHand): Promise<RefundOutcome> {
  try {
    return await keep(hand, await ask(hand))
  } catch (error) {
    return keepFailure(hand, error)
  }
}

/**
 * Asks how a refund ended; one that the gateway never saw is sent. A question that fails says nothing
 * of the refund itself. An end that is not the shopper's money becomes a discrepancy, since Medusa's
 * books say already that it went back.
 */
export async function pursueRefund(hand: RefundInHand): Promise<RefundOutcome> {
  const { gateway, refund, trade } = hand
  let found: RefundSnapshot | null
  try {
    found = await gateway.queryRefund(refund.out_refund_no, trade.out_trade_no)
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return keepUnknown(hand, error.code)
  }
  const result = found ? await keep(hand, found) : await sendRefund(hand)
  if (isBadEnd(result)) await reportBadEnd(hand, result)
  return result
}

function ask({ gateway, trade, refund }: RefundInHand): Promise<RefundSnapshot> {
  return gateway.refund({
    outRefundNo: refund.out_refund_no,
    outTradeNo: trade.out_trade_no,
    amount: refund.amount_fen,
    total: trade.paid_fen ?? trade.amount_fen,
  })
}

async function keep(hand: RefundInHand, snapshot: RefundSnapshot): Promise<RefundOutcome> {
  const { state, gatewayRefundNo, succeededAt } = snapshot
  const dueAt = state === "processing" ? nextLook(hand) : null
  const isKept = await write(hand, { state, gatewayRefundNo, succeededAt, dueAt })
  return isKept ? { outcome: "known", snapshot } : { outcome: "unknown" }
}

async function keepFailure(hand: RefundInHand, error: unknown): Promise<RefundOutcome> {
  if (!(error instanceof GatewayError)) throw error
  if (error.kind === "unknown") return keepUnknown(hand, error.code)
  await write(hand, { state: "refused", errorCode: error.code })
  return { outcome: "refused", error }
}

async function keepUnknown(hand: RefundInHand, errorCode: string): Promise<RefundOutcome> {
  await write(hand, { state: "unknown", errorCode, dueAt: nextLook(hand) })
  return { outcome: "unknown" }
}

function nextLook({ refund, now }: RefundInHand): Date {
  return nextRefundLook(refund.sweeps, now, Math.random())
}

/**
 * Once the gateway was asked, a database that fails must not become an exception: Medusa would forget
 * a refund that was sent. The row is due as it is, and the sweep asks how it ended.
 */
async function write(
  { db, refund }: RefundInHand,
  change: Omit<RefundChange, "no">
): Promise<boolean> {
  try {
    await updateRefund(db, { no: refund.out_refund_no, ...change })
    return true
  } catch {
    return false
  }
}

function isBadEnd(result: RefundOutcome): boolean {
  const isFailed = result.outcome === "known" && result.snapshot.state === "failed"
  return isFailed || result.outcome === "refused"
}

async function reportBadEnd(hand: RefundInHand, result: RefundOutcome): Promise<void> {
  const { db, trade, refund } = hand
  await openDiscrepancy(db, {
    account: trade.account,
    kind: "state_differs",
    outTradeNo: trade.out_trade_no,
    ours: { out_refund_no: refund.out_refund_no, amount: refund.amount_fen },
    gateway: result.outcome === "known" ? result.snapshot : { refund: result.outcome },
  })
}
