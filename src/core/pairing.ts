import { billDayAt, type BillDay } from "./bill-day"
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
  /** When it was asked for, where a bill may go by that: of refunds. */
  askedAt: Date | null
  /** The day whose bill shows it, if that is not the day that is its own. */
  billedOn: BillDay | null
} & (
  | { what: "payment"; state: TradeState; currency: string }
  | { what: "refund"; state: RefundState; outRefundNo: string; gatewayRefundNo: string | null }
)

export interface Pairing<Ours extends OurRecord = OurRecord> {
  pairs: [BillLine, Ours][]
  /** Lines that no record is of, and records that no line is of. */
  lines: BillLine[]
  ours: Ours[]
}

/**
 * Puts the lines and the records of one trade together: a payment by the trade itself, a refund by our
 * number of it and else by the gateway's. Each record takes one line; what a bill says twice is left.
 */
export function pairUp<Ours extends OurRecord>(
  lines: readonly BillLine[],
  ours: readonly Ours[]
): Pairing<Ours> {
  const left = [...ours]
  const pairing: Pairing<Ours> = { pairs: [], lines: [], ours: left }
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
  const byOurNo = ours.findIndex(
    (it) => it.what === "refund" && it.outRefundNo === line.outRefundNo
  )
  if (byOurNo >= 0) return byOurNo
  return ours.findIndex((it) => it.what === "refund" && isRefundOf(line, it))
}

/** Whether a line is of a refund, by either number. */
export function isRefundOf(
  { kind, outRefundNo, gatewayRefundNo }: BillLine,
  ours: { outRefundNo: string; gatewayRefundNo: string | null }
): boolean {
  if (kind === "payment") return false
  return outRefundNo === ours.outRefundNo || isSame(gatewayRefundNo, ours.gatewayRefundNo)
}

/**
 * The days whose bills may show a record, and which of them has it first: the one that is known to show
 * it, then its own. A refund may have been accepted on the day that it was asked for, or done on a later one.
 */
export function billDaysOf({ at, askedAt, billedOn }: OurRecord): BillDay[] {
  const own = [askedAt, at].flatMap((moment) => (moment ? [billDayAt(moment)] : [])).sort()
  return [...new Set([...(billedOn ? [billedOn] : []), ...own])]
}

/**
 * Whether two lines are of one payment or one refund, so that the money of one of them is none. Refunds
 * without any number of their own cannot be told apart and may be several.
 */
export function isSameEvent(one: BillLine, other: BillLine): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === "payment") return isSame(one.gatewayTradeNo, other.gatewayTradeNo)
  return (
    isSame(one.outRefundNo, other.outRefundNo) || isSame(one.gatewayRefundNo, other.gatewayRefundNo)
  )
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one === other
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
