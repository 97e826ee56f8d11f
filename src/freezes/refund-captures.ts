import { reasonOf } from "../core/errors"
import { fen, type Fen } from "../core/money"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import {
  listCaptures,
  listRefundsOf,
  listTradeRefunds,
  openDiscrepancy,
  type Connection,
  type TradeRow,
} from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"
import { messages } from "../providers/messages"
import { refundTrade, settleOutstanding } from "../refunds/refund-trade"
import { pursueCapture } from "./send-capture"
import { shareRefund, type Refundable, type Share } from "./shares"

export interface CapturesRefundWish {
  db: Connection
  gateway: Gateway
  preauth: Preauth
  freeze: TradeRow
  amount: Fen
  medusaRefundId: string
  now: Date
}

/**
 * Gives back captured money, each share from the capture that took it. Throws only while no money was
 * sent: after that Medusa must keep its refund, and what could not be sent is a discrepancy.
 */
export async function refundCaptures(wish: CapturesRefundWish): Promise<void> {
  const shares = (await sharesBegun(wish)) ?? (await newShares(wish))
  for (const [index, share] of shares.entries()) {
    try {
      const { capture: trade, amount } = share
      await refundTrade({ ...wish, trade, amount, isBegun: index > 0 })
    } catch (error) {
      if (index === 0) throw error
      await reportShare(wish, share, error)
    }
  }
}

/** A repeated call carries on what the first one has begun. */
async function sharesBegun(wish: CapturesRefundWish): Promise<Share<TradeRow>[] | null> {
  const { db, freeze, medusaRefundId } = wish
  const begun = await listRefundsOf(db, medusaRefundId)
  if (begun.length === 0) return null
  const captures = await listCaptures(db, freeze.out_trade_no)
  return begun.flatMap((refund) => {
    const capture = captures.find((one) => one.out_trade_no === refund.out_trade_no)
    return capture ? [{ capture, amount: refund.amount_fen }] : []
  })
}

async function newShares(wish: CapturesRefundWish): Promise<Share<TradeRow>[]> {
  const { amount } = wish
  const captures = await refundable(wish)
  const left = captures.reduce((sum, capture) => sum + capture.left, 0)
  if (amount > left + 1 || left === 0) throw messages.refundTooLarge(fen(left))
  const shares = shareRefund(fen(Math.min(amount, left)), captures)
  // Before anything is sent, so that what is not known yet can still refuse the whole refund.
  for (const { capture } of shares) {
    const earlier = await listTradeRefunds(wish.db, capture.out_trade_no)
    await settleOutstanding({ ...wish, trade: capture, amount }, earlier)
  }
  return shares
}

/** A capture that nobody heard the end of is asked about first: Medusa counts it as taken. */
async function refundable(wish: CapturesRefundWish): Promise<Refundable<TradeRow>[]> {
  const { db, freeze } = wish
  for (const capture of await listCaptures(db, freeze.out_trade_no)) {
    if (capture.state === "creating") await pursueCapture({ ...wish, capture, cause: "asked" })
  }
  const captures = await listCaptures(db, freeze.out_trade_no)
  return Promise.all(
    captures
      .filter(({ state }) => state === "paid")
      .map(async (capture) => ({
        capture,
        left: leftFen(capture, await listTradeRefunds(db, capture.out_trade_no)),
      }))
  )
}

async function reportShare(
  { db, medusaRefundId }: CapturesRefundWish,
  { capture, amount }: Share<TradeRow>,
  error: unknown
): Promise<void> {
  await openDiscrepancy(db, {
    account: capture.account,
    kind: "state_differs",
    outTradeNo: capture.out_trade_no,
    ours: { medusa_refund_id: medusaRefundId, amount },
    gateway: { refund: "refused", reason: reasonOf(error).slice(0, 200) },
  })
}
