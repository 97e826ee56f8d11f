import { GatewayError } from "../core/errors"
import { nextRefundLook, nextUnfundedLook } from "../core/schedule"
import type { RefundSnapshot } from "../core/trade"
import type { Gateway } from "../gateways/gateway"
import {
  markRefundUnsent,
  reportProblem,
  updateRefund,
  type RefundChange,
} from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import { NO_BALANCE, recordRefund, reportFailure, type RefundAtHand } from "./record-refund"

/** A refund whose row is committed, and what is needed to carry it on. */
export interface RefundInHand {
  db: Connection
  gateway: Gateway
  trade: TradeRow
  refund: RefundAtHand
  now: Date
}

/**
 * - `known`: the gateway said how it stands, and the ledger has it.
 * - `unknown`: it said nothing that can be believed; the sweep will ask.
 * - `unfunded`: the merchant's balance does not suffice; the sweep sends it again.
 * - `refused`: it said no, and no money was sent.
 */
export type RefundOutcome =
  | { outcome: "known"; snapshot: RefundSnapshot }
  | { outcome: "unknown" | "unfunded" }
  | { outcome: "refused"; error: GatewayError }

/** `unsent`: the gateway was not reached, and the refund is given up. */
export type NewRefundOutcome = RefundOutcome | { outcome: "unsent" }

/**
 * Sends a refund whose number is new. That it was not sent is definite then, and better known at once to
 * whoever wants it than carried out behind their back.
 */
export async function sendNewRefund(hand: RefundInHand): Promise<NewRefundOutcome> {
  try {
    return await keep(hand, await ask(hand))
  } catch (error) {
    if (!(error instanceof GatewayError) || error.sent) return keepFailure(hand, error)
    const { out_refund_no: no } = hand.refund
    const isGivenUp = await kept(markRefundUnsent(hand.db, { no, errorCode: error.code }))
    return { outcome: isGivenUp ? "unsent" : "unknown" }
  }
}

/** Sends a refund, or sends it again: always under its own number, so that money moves once. */
export async function sendRefund(hand: RefundInHand): Promise<RefundOutcome> {
  try {
    return await keep(hand, await ask(hand))
  } catch (error) {
    return keepFailure(hand, error)
  }
}

/**
 * Asks how a refund ended; one of ours that the gateway never saw is sent. A question that fails says
 * nothing of the refund itself. An end that is not the shopper's money becomes a discrepancy, since
 * Medusa's books say already that it went back.
 */
export async function pursueRefund(hand: RefundInHand): Promise<RefundOutcome> {
  const { refund } = hand
  if (!isTooEarly(hand)) {
    let found: RefundSnapshot | null
    try {
      found = await hand.gateway.queryRefund(refund.out_refund_no, refund.out_trade_no)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      return keepUnknown(hand, error.code)
    }
    if (found) return keep(hand, found)
  }
  // What others refunded at the gateway is theirs to send.
  if (refund.origin === "outside") return keepUnknown(hand, "ABSENT")
  const result = await sendRefund(hand)
  if (result.outcome === "refused") {
    await reportFailure(hand.db, refund, { code: result.error.code })
  }
  return result
}

/** Alipay does not yet know of a refund seconds old; to send it again under its number is safe. */
function isTooEarly({ gateway, refund, now }: RefundInHand): boolean {
  return now.getTime() - refund.created_at.getTime() < gateway.refundQueryAfterMs
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
  const { db, refund, now } = hand
  const isKept = await kept(recordRefund(db, refund, { snapshot, now }))
  return isKept ? { outcome: "known", snapshot } : { outcome: "unknown" }
}

async function keepFailure(hand: RefundInHand, error: unknown): Promise<RefundOutcome> {
  if (!(error instanceof GatewayError)) throw error
  const { kind, code: errorCode } = error
  if (kind === "unknown") return keepUnknown(hand, errorCode)
  if (kind === "unfunded") return keepUnfunded(hand, error)
  await write(hand, { state: "refused", errorCode })
  return { outcome: "refused", error }
}

async function keepUnknown(hand: RefundInHand, errorCode: string): Promise<RefundOutcome> {
  const dueAt = nextRefundLook(hand.refund.sweeps, hand.now, Math.random())
  await write(hand, { state: "unknown", errorCode, dueAt })
  return { outcome: "unknown" }
}

/**
 * The same number is sent again on a schedule, until the merchant has had a week to top up: so long
 * WeChat Pay itself waits before it closes a refund that it has accepted.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070371
 */
async function keepUnfunded(hand: RefundInHand, error: GatewayError): Promise<RefundOutcome> {
  const { db, refund, now } = hand
  const dueAt = nextUnfundedLook(refund, now, Math.random())
  await write(hand, { state: dueAt ? "unfunded" : "refused", errorCode: error.code, dueAt })
  const detail = { out_refund_no: refund.out_refund_no, code: error.code }
  await kept(reportProblem(db, { account: refund.account, key: NO_BALANCE, detail, now }))
  return dueAt ? { outcome: "unfunded" } : { outcome: "refused", error }
}

function write({ db, refund }: RefundInHand, change: Omit<RefundChange, "no">): Promise<boolean> {
  return kept(updateRefund(db, { no: refund.out_refund_no, ...change }))
}

/**
 * Once the gateway was asked, a database that fails must not become an exception: Medusa would forget
 * a refund that was sent. The row is due as it is, and the sweep asks how it ended.
 */
async function kept(writing: Promise<unknown>): Promise<boolean> {
  try {
    return (await writing) !== false
  } catch {
    return false
  }
}
