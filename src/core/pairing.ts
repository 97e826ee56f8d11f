import type { BillLine } from "./bill-line"
import type { Fen } from "./money"
import type { RefundState } from "./refund"
import type { TradeState } from "./trade"

/** A payment or a refund as the ledger has it. */
export type OurRecord = {
  outTradeNo: string
  gatewayTradeNo: string | null
  /** Fen: what was paid, or what went back. */
  amount: Fen
  /** When the gateway did it, as far as it has said so. */
  at: Date | null
} & (
  | { what: "payment"; state: TradeState; currency: string }
  | { what: "refund"; state: RefundState; outRefundNo: string; gatewayRefundNo: string | null }
)

export interface Pairing {
  pairs: [BillLine, OurRecord][]
  /** Lines that no record is of, and records that no line is of. */
  lines: BillLine[]
  ours: OurRecord[]
}

/**
 * Puts the lines and the records of one trade together: a payment by the trade itself, a refund by our
 * number of it and else by the gateway's. Each record takes one line; what a bill says twice is left.
 */
export function pairUp(lines: readonly BillLine[], ours: readonly OurRecord[]): Pairing {
  const left = [...ours]
  const pairing: Pairing = { pairs: [], lines: [], ours: left }
  for (const line of lines) {
    const index = partnerOf(line, left)
    const [record] = index < 0 ? [] : left.splice(index, 1)
    if (record) pairing.pairs.push([line, record])
    else pairing.lines.push(line)
  }
  return pairing
}

function partnerOf(line: BillLine, ours: readonly OurRecord[]): number {
  if (line.kind === "payment") return ours.findIndex(({ what }) => what === "payment")
  const { outRefundNo, gatewayRefundNo } = line
  const byOurNo = ours.findIndex((it) => it.what === "refund" && it.outRefundNo === outRefundNo)
  if (byOurNo >= 0 || !gatewayRefundNo) return byOurNo
  return ours.findIndex((it) => it.what === "refund" && it.gatewayRefundNo === gatewayRefundNo)
}

/**
 * Payments at the counter that were taken back (`REVOKED`) stand in a bill twice, there and back. To a
 * ledger that knows of no payment they are nothing; answers the other lines.
 */
export function withoutTakenBack(lines: readonly BillLine[]): BillLine[] {
  const left = [...lines]
  for (const reversal of lines.filter(({ kind }) => kind === "reversal")) {
    const payment = left.find(
      ({ kind, amount }) => kind === "payment" && amount === reversal.amount
    )
    if (!payment) continue
    left.splice(left.indexOf(payment), 1)
    left.splice(left.indexOf(reversal), 1)
  }
  return left
}
