import { nextRefundLook } from "../core/schedule"
import type { RefundSnapshot } from "../core/trade"
import {
  clearProblem,
  openDiscrepancy,
  reopenUnderWay,
  resolveDiscrepancies,
  resolveRefunded,
  updateRefund,
  type Connection,
  type RefundRow,
} from "../modules/cnpay/queries"

export const NO_BALANCE = "balance_not_enough"

/** A refund as far as its number, its sum and its looks go. */
export type RefundAtHand = Pick<
  RefundRow,
  | "account"
  | "out_trade_no"
  | "out_refund_no"
  | "amount_fen"
  | "state"
  | "sweeps"
  | "origin"
  | "created_at"
>

/**
 * Writes down what the gateway says of a refund. One that failed after it was accepted becomes a
 * discrepancy, since somebody counts on the money, and is closed again when it arrives after all. Once
 * only: a notice that comes again must not ask for money that has been sent anew meanwhile.
 */
export async function recordRefund(
  db: Connection,
  refund: RefundAtHand,
  { snapshot, now }: { snapshot: RefundSnapshot; now: Date }
): Promise<void> {
  const { state, gatewayRefundNo, succeededAt } = snapshot
  const isNews = state !== refund.state
  if (isNews && (state === "closed" || state === "abnormal")) {
    await reportFailure(db, refund, snapshot)
  }
  const dueAt = state === "processing" ? nextRefundLook(refund.sweeps, now, Math.random()) : null
  await updateRefund(db, { no: refund.out_refund_no, state, gatewayRefundNo, succeededAt, dueAt })
  if (state !== "succeeded") return
  await clearProblem(db, { account: refund.account, key: NO_BALANCE, now })
  await resolveDiscrepancies(db, {
    no: refund.out_trade_no,
    outRefundNo: refund.out_refund_no,
    kinds: ["refund_failed"],
    resolution: "refunded",
    now,
  })
  await resolveRefunded(db, refund.out_trade_no, now)
}

/** Money that was on its way to the shopper, or is thought to be, and will not arrive by itself. */
export async function reportFailure(
  db: Connection,
  refund: Pick<RefundAtHand, "account" | "out_trade_no" | "out_refund_no" | "amount_fen">,
  gateway: RefundSnapshot | { code: string }
): Promise<void> {
  await openDiscrepancy(db, {
    account: refund.account,
    kind: "refund_failed",
    outTradeNo: refund.out_trade_no,
    outRefundNo: refund.out_refund_no,
    oursFen: refund.amount_fen,
    ours: { out_refund_no: refund.out_refund_no, amount: refund.amount_fen },
    gateway,
  })
  await reopenUnderWay(db, refund.out_trade_no)
}
