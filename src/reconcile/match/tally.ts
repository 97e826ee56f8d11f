import type { BillLine } from "../../core/bill-line"
import { fen } from "../../core/money"
import type { OurRecord } from "../../core/pairing"
import type { SideTotals } from "../../core/run"

/** Payments or refunds that both sides have alike: how many, and their sum in fen. */
export interface Plain {
  what: "payment" | "refund"
  count: number
  amount: number
}

/** Adds up what each side says of a day, and how many lines have found their match. */
export class Tally {
  lines = 0
  matched = 0
  private readonly sums = {
    ours: { payment: { count: 0, amount: 0 }, refund: { count: 0, amount: 0 } },
    gateway: { payment: { count: 0, amount: 0 }, refund: { count: 0, amount: 0 } },
  }

  addLine({ kind, amount }: BillLine): void {
    this.lines += 1
    this.add("gateway", kind === "payment" ? "payment" : "refund", { amount })
  }

  addOurs({ what, amount }: Pick<OurRecord, "what" | "amount">): void {
    this.add("ours", what, { amount })
  }

  /** So many lines and as many records that are plainly the same; `amount` is their sum. */
  addPlain({ what, count, amount }: Plain): void {
    this.lines += count
    this.matched += count
    for (const side of ["ours", "gateway"] as const) this.add(side, what, { amount, count })
  }

  totals(side: "ours" | "gateway"): SideTotals {
    const { payment, refund } = this.sums[side]
    return {
      payments: { count: payment.count, amount: fen(payment.amount) },
      refunds: { count: refund.count, amount: fen(refund.amount) },
      net: payment.amount - refund.amount,
    }
  }

  private add(
    side: "ours" | "gateway",
    what: "payment" | "refund",
    { amount, count = 1 }: { amount: number; count?: number }
  ): void {
    const sum = this.sums[side][what]
    sum.count += count
    sum.amount += amount
  }
}
