import type { DiscrepancyKind } from "../../core/discrepancy"
import type { BillLine } from "../../core/bill-line"
import { billDaysOf } from "../../core/pairing"
import { markBilled, type LedgerRecord } from "../../modules/cnpay/queries"
import type { MatchContext } from "./context"
import { findingOf, judgePair, repetitionOf } from "./judge"
import { findRepeated } from "./repeated"

/** A line, and the record that it seems to be of, or what it is when there is none. */
export type Claim = { line: BillLine } & (
  { ours: LedgerRecord } | { ours: null; kind: DiscrepancyKind }
)

/** Reports lines whose record may have its line elsewhere, and notes which record has it here. */
export async function reportClaims(
  claims: readonly Claim[],
  context: Pick<MatchContext, "run" | "db" | "archive" | "trade" | "report">
): Promise<void> {
  const { run, db, report } = context
  const day = run.bill_day
  const repeated = await findRepeated(claims, context)
  const strays: LedgerRecord[] = []
  for (const claim of claims) {
    const { line, ours } = claim
    if (repeated.has(line)) {
      await report.line(line, repetitionOf(line, ours, day))
    } else if (ours === null) {
      await report.line(line, findingOf({ kind: claim.kind, line }))
    } else {
      await report.pair(line, ours, judgePair(line, ours))
      const [first] = billDaysOf(ours)
      if (first && first !== day) strays.push(ours)
    }
  }
  if (strays.length > 0) await markBilled(db, { ...noted(strays), run, day })
}

function noted(records: readonly LedgerRecord[]) {
  return {
    outTradeNos: records.flatMap((it) => (it.what === "payment" ? it.outTradeNo : [])),
    outRefundNos: records.flatMap((it) => (it.what === "refund" ? it.outRefundNo : [])),
  }
}
