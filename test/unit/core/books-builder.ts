import type {
  Books,
  Credits,
  LedgerRefund,
  MedusaRefund,
  PaymentBooks,
} from "../../../src/core/books"
import type { OutRefundNo, OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { RefundState } from "../../../src/core/refund"

export const tradeNo = (text: string) => text as OutTradeNo

/** A refund of 5.00 in the ledger, carrying out Medusa's `ref_1`, but for `changes`. */
export function ledgerRefund(
  changes: { no?: string; medusa?: string | null; amount?: number; state?: RefundState } = {}
): LedgerRefund {
  const { no = "R1", medusa = "ref_1", amount = 500, state = "succeeded" } = changes
  return { no: no as OutRefundNo, medusaRefundId: medusa, amount: fen(amount), state }
}

export function medusaRefund(id = "ref_1", amount = 500, fresh = false): MedusaRefund {
  return { id, amount: fen(amount), fresh }
}

export function transaction(referenceId = "ref_1", amount = 500, fresh = false) {
  return { id: `ordtrx_${referenceId}`, referenceId, amount: fen(amount), fresh }
}

/** A payment of 19.90 by one trade that nothing was refunded of, but for `changes`. */
export function payment(changes: Partial<PaymentBooks> = {}): PaymentBooks {
  const trades = [trade("T1", 1990)]
  return {
    paymentId: "pay_1",
    captured: fen(1990),
    capturing: false,
    untold: [],
    refunds: [],
    trades,
    ...changes,
  }
}

export function trade(no: string, paid: number, refunds: LedgerRefund[] = []) {
  return { account: "alipay_main", no: tradeNo(no), paid: fen(paid), refunds }
}

export const NO_CREDITS: Credits = { missing: null, unfinished: null }

/** An order that one payment pays for, but for `changes`. */
export function books(changes: Partial<Books> = {}): Books {
  return {
    order: { id: "order_1", canceled: false, credits: NO_CREDITS },
    payments: [payment()],
    transactions: [],
    ...changes,
  }
}

/** An order of 19.90 of which 5.00 went back, and all say so. */
export function refundedBooks(changes: Partial<Books> = {}): Books {
  const paid = payment({
    refunds: [medusaRefund()],
    trades: [trade("T1", 1990, [ledgerRefund()])],
  })
  return books({ payments: [paid], transactions: [transaction()], ...changes })
}
