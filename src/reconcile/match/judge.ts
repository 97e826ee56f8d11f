import type { BillDay } from "../../core/bill-day"
import { assertNever } from "../../core/assert-never"
import type { BillLine } from "../../core/bill-line"
import type { DiscrepancyKind } from "../../core/discrepancy"
import { judgePayment, judgeRefund, stateSaid } from "../../core/matching"
import type { OurRecord } from "../../core/pairing"
import type { Finding } from "./findings"

/** How a line and the record that it is of differ; `null`: they do not. */
export function judgePair(line: BillLine, ours: OurRecord): DiscrepancyKind | null {
  switch (ours.what) {
    case "payment":
      return judgePayment(line, ours)
    case "refund":
      return judgeRefund(line, ours)
    default:
      return assertNever(ours)
  }
}

/** What it is that only the ledger has; `null`: nothing that a bill must show. */
export function judgeOurs(ours: OurRecord): DiscrepancyKind | null {
  return ours.what === "payment" ? judgePayment(null, ours) : judgeRefund(null, ours)
}

/** What it is that only the bill has. */
export function judgeLine({ kind }: Pick<BillLine, "kind">): DiscrepancyKind {
  return kind === "payment" ? "only_at_gateway" : "refund_only_at_gateway"
}

export interface Sides {
  kind: DiscrepancyKind
  line?: BillLine
  ours?: OurRecord
  waitsFor?: BillDay | null
}

/** A difference in the words of the ledger, with both sides as they were seen. */
export function findingOf({ kind, line, ours, waitsFor }: Sides): Finding {
  const refund = ours?.what === "refund" ? ours : null
  const outTradeNo = ours?.outTradeNo ?? line?.outTradeNo ?? ""
  const outRefundNo = refund?.outRefundNo ?? line?.outRefundNo ?? ""
  return {
    kind,
    outTradeNo,
    outRefundNo,
    lineRef: line && !ours ? refOf(line) : "",
    gatewayTradeNo: line?.gatewayTradeNo ?? ours?.gatewayTradeNo ?? null,
    // A trade that nobody has paid, as far as we know, is worth nothing to us.
    oursFen: ours && kind !== "only_at_gateway" ? ours.amount : null,
    gatewayFen: line?.amount ?? null,
    ...(waitsFor && { waitsFor }),
    ours: ours ? sideOf(ours) : null,
    gateway: line ? lineSide(line) : null,
  }
}

/**
 * Lines that nothing of ours is of are told from each other by the gateway's own number; refunds that have
 * none, by the moment: a trade may have several of them.
 */
function refOf({ kind, outRefundNo, gatewayRefundNo, gatewayTradeNo, at }: BillLine): string {
  if (gatewayRefundNo !== null) return gatewayRefundNo
  const isUnnamed = kind === "refund" && outRefundNo === null
  return [gatewayTradeNo ?? "", ...(isUnnamed ? [at] : [])].join(" ")
}

/** A line of what another line is of already: worth its money to the gateway, and nothing to us. */
export function repetitionOf(line: BillLine, ours: OurRecord | null, day: BillDay): Finding {
  return {
    kind: "repeated_line",
    outTradeNo: ours?.outTradeNo ?? line.outTradeNo ?? "",
    outRefundNo: (ours?.what === "refund" ? ours.outRefundNo : line.outRefundNo) ?? "",
    // Each repetition is one of its own.
    lineRef: `${day} ${line.line}`,
    gatewayTradeNo: line.gatewayTradeNo ?? ours?.gatewayTradeNo ?? null,
    gatewayFen: line.amount,
    ours: null,
    gateway: lineSide(line),
  }
}

function sideOf(ours: OurRecord) {
  const { amount, state, at } = ours
  const currency = ours.what === "payment" ? { currency: ours.currency } : {}
  return { amount, state, at: at?.toISOString() ?? null, ...currency }
}

function lineSide(it: BillLine) {
  const { line, type, at, amount, settled, fee, refundState, currency } = it
  const state = stateSaid(it)
  return { line, state, type, at, amount, settled, fee, refund_state: refundState, currency }
}
