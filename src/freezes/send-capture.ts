import { GatewayError } from "../core/errors"
import type { Cause } from "../core/cause"
import type { TradeSnapshot } from "../core/trade"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import { observe } from "../modules/cnpay/observe"
import { markTradeClosed, type Connection, type TradeRow } from "../modules/cnpay/queries"

/** A capture whose row is committed, and what is needed to carry it on. */
export interface CaptureInHand {
  db: Connection
  gateway: Gateway
  preauth: Preauth
  capture: TradeRow
  cause: Cause
  now: Date
}

/**
 * - `paid`: the money is taken, and the ledger has it.
 * - `unknown`: the gateway said nothing that can be believed; the sweep will ask.
 * - `refused`: it said no, and nothing was taken.
 */
export type CaptureOutcome =
  { outcome: "paid" } | { outcome: "unknown" } | { outcome: "refused"; code: string }

/** Sends a capture, or sends it again: always under its own number, so that money is taken once. */
export async function sendCapture(hand: CaptureInHand): Promise<CaptureOutcome> {
  const { preauth, capture } = hand
  return kept(hand, () =>
    preauth.capture({
      outTradeNo: capture.out_trade_no,
      freezeNo: freezeOf(capture),
      form: capture.form,
      amount: capture.amount_fen,
    })
  )
}

/** Asks how a capture ended; one that the gateway never saw is sent. */
export async function pursueCapture(hand: CaptureInHand): Promise<CaptureOutcome> {
  const { gateway, capture } = hand
  let found: TradeSnapshot | null
  try {
    found = await gateway.query(capture.out_trade_no)
  } catch (error) {
    // A question that fails says nothing of the capture itself.
    if (error instanceof GatewayError) return { outcome: "unknown" }
    throw error
  }
  return found ? keep(hand, found) : sendCapture(hand)
}

async function kept(
  hand: CaptureInHand,
  ask: () => Promise<TradeSnapshot>
): Promise<CaptureOutcome> {
  try {
    return await keep(hand, await ask())
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return error.kind === "unknown" ? { outcome: "unknown" } : refuse(hand, error.code)
  }
}

/**
 * Once the gateway was asked, a database that fails must not become an exception: Medusa would forget
 * a capture that was made. The row is due as it is, and the sweep asks how it ended.
 */
async function keep(hand: CaptureInHand, snapshot: TradeSnapshot): Promise<CaptureOutcome> {
  const { db, gateway, capture: trade, cause, now } = hand
  try {
    const seen = { trade, snapshot, payee: gateway.payee, isAnswer: true, cause, now }
    const decision = await observe(db, seen)
    if (decision.action === "close") return { outcome: "refused", code: "TRADE_CLOSED" }
    return { outcome: decision.action === "capture" ? "paid" : "unknown" }
  } catch {
    return { outcome: "unknown" }
  }
}

async function refuse(hand: CaptureInHand, code: string): Promise<CaptureOutcome> {
  const { db, capture, now } = hand
  await markTradeClosed(db, { no: capture.out_trade_no, now, lookAgainAt: null })
  return { outcome: "refused", code }
}

function freezeOf({ freeze_no: no, out_trade_no }: TradeRow) {
  if (!no) throw new TypeError(`trade ${out_trade_no} is no capture`)
  return no
}
