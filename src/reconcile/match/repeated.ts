import type { BillDay } from "../../core/bill-day"
import type { BillLine } from "../../core/bill-line"
import { billDaysOf, isSameEvent, pairUp } from "../../core/pairing"
import { listArchivedRuns, type LedgerRecord } from "../../modules/cnpay/queries"
import type { Claim } from "./claims"
import type { MatchContext } from "./context"

/** Whether a record of the day may have its line in the bill of another one: of few only. */
export function mayBeRepeated(ours: LedgerRecord, day: BillDay): boolean {
  // What was paid on the day, and is billed on no other, is spared the question: it is most of them.
  if (ours.what === "payment" && ours.billedOn === null) return false
  return rivalDays(ours, day).length > 0
}

/** The days whose bills come before this one's, should they show the record, too. */
function rivalDays(ours: LedgerRecord, day: BillDay): BillDay[] {
  const days = billDaysOf(ours)
  const own = days.indexOf(day)
  return own < 0 ? days : days.slice(0, own)
}

/**
 * Which lines repeat another one: of the day whose bill has the record first, or an earlier one of the
 * same bill where it is not sorted by our number. A record agrees with one line only, in whatever order
 * the days are run.
 */
export async function findRepeated(
  claims: readonly Claim[],
  { run, db, archive, trade }: Pick<MatchContext, "run" | "db" | "archive" | "trade">
): Promise<Set<BillLine>> {
  const { account, bill_day: day } = run
  const rivals = new Map(claims.map(({ line, ours }) => [line, ours ? rivalDays(ours, day) : []]))
  const days = [...new Set([...rivals.values()].flat())]
  const runs = days.length > 0 ? await listArchivedRuns(db, account, days) : []
  const fileOf = new Map(runs.map((it) => [it.bill_day, it.trade_file_id]))
  const isUnsorted = claims.some(({ line }) => line.outTradeNo === null)
  const files = [...fileOf.values(), ...(trade && isUnsorted ? [trade.id] : [])]
  if (files.length === 0) return new Set()
  const found = await archive.findLines({
    files,
    outTradeNos: present(claims, ({ line, ours }) => [line.outTradeNo, ours?.outTradeNo]),
    gatewayTradeNos: present(claims, ({ line, ours }) => [
      line.gatewayTradeNo,
      ours?.gatewayTradeNo,
    ]),
  })
  const isRepeated = ({ line, ours }: Claim) => {
    const theirs = (rivals.get(line) ?? []).map((it) => fileOf.get(it))
    return found.some((it) =>
      it.file === trade?.id
        ? line.outTradeNo === null && comesFirst(it.line, line) && isSameEvent(it.line, line)
        : theirs.includes(it.file) && ours !== null && pairUp([it.line], [ours]).pairs.length > 0
    )
  }
  return new Set(claims.filter(isRepeated).map(({ line }) => line))
}

/** Lines with a number of ours are put together with its records first. */
function comesFirst(one: BillLine, other: BillLine): boolean {
  return one.outTradeNo !== null || one.line < other.line
}

function present(
  claims: readonly Claim[],
  numbersOf: (claim: Claim) => (string | null | undefined)[]
): string[] {
  return [...new Set(claims.flatMap(numbersOf).filter((it) => typeof it === "string"))]
}
