import type { BillLine } from "./bill-line"
import type { DiscrepancyKind } from "./discrepancy"
import type { Fen } from "./money"
import type { RefundState } from "./refund"
import type { TradeState } from "./trade"

/** What the ledger says of a trade: `amount` is what was paid, or what is to be paid. In fen. */
export interface OurPayment {
  state: TradeState
  amount: Fen
  /** `cny` */
  currency: string
}

/** What the ledger says of a refund. */
export interface OurRefund {
  state: RefundState
  amount: Fen
}

/** What of a line decides. */
export type TheirLine = Pick<BillLine, "amount" | "currency" | "refundState">

/** How a payment differs between a line of the bill and the ledger; `null`: it does not. */
export function judgePayment(
  theirs: TheirLine | null,
  ours: OurPayment | null
): DiscrepancyKind | null {
  const isPaid = ours?.state === "paid"
  if (!theirs) return isPaid ? "only_in_store" : null
  if (!ours || !isPaid) return "only_at_gateway"
  if (theirs.currency && theirs.currency.toLowerCase() !== ours.currency) return "currency_differs"
  return theirs.amount === ours.amount ? null : "amount_differs"
}

/** The refunds that a gateway has taken on, so that its bill must have a line of them. */
const TAKEN_ON: readonly RefundState[] = ["processing", "succeeded", "abnormal"]

/** How a refund differs between a line of the bill and the ledger; `null`: it does not. */
export function judgeRefund(
  theirs: TheirLine | null,
  ours: OurRefund | null
): DiscrepancyKind | null {
  if (!theirs) return ours && TAKEN_ON.includes(ours.state) ? "refund_missing" : null
  if (!ours) return "refund_only_at_gateway"
  if (contradicts(theirs.refundState, ours.state)) return "state_differs"
  return theirs.amount === ours.amount ? null : "amount_differs"
}

/** How a refund stands by the words of WeChat Pay's bill; Alipay's bills have only refunds that are done. */
const REFUND_SAID: Readonly<Record<string, RefundState>> = {
  SUCCESS: "succeeded",
  PROCESSING: "processing",
  CHANGE: "abnormal",
  FAIL: "closed",
}

/** What a line says in the ledger's own words, to be set beside them; `null`: it is of neither kind. */
export function stateSaid({
  kind,
  refundState,
}: Pick<BillLine, "kind" | "refundState">): TradeState | RefundState | null {
  if (kind === "payment") return "paid"
  if (kind !== "refund") return null
  return refundState === null ? "succeeded" : (REFUND_SAID[refundState] ?? "unknown")
}

/**
 * A bill is made once and shows a refund as it was then: `PROCESSING` and `CHANGE` may have come to any
 * end since. Alipay's bills have no state, and only refunds that are done. What we have not heard the
 * end of is asked about by the sweep.
 * @see https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html
 */
function contradicts(theirs: string | null, ours: RefundState): boolean {
  if (theirs === "PROCESSING" || theirs === "CHANGE") return ours === "refused"
  if (theirs === "FAIL") return ours === "succeeded"
  return ours === "closed" || ours === "refused" || ours === "abnormal"
}
