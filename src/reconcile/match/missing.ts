import type { BillArchive } from "../../archive/archive"
import type { FoundLine } from "../../archive/find-lines"
import { mayStandIn } from "../../core/bill-cut"
import type { BillDay } from "../../core/bill-day"
import { pairUp, type OurRecord } from "../../core/pairing"
import type { NeighbourFile } from "../../modules/cnpay/queries"
import { findingOf, judgeOurs } from "./judge"
import type { Report } from "./report"

export interface MissingContext {
  archive: BillArchive
  day: BillDay
  /** The day's own bill, for lines that name no number of ours; `null`: an empty day. */
  file: string | null
  /** The bills of the days around. */
  neighbours: readonly NeighbourFile[]
  report: Report
}

/**
 * Records of the day that its bill does not show. Midnight is not the same moment for everybody: what
 * stands in the bill of a day nearby is explained, and what may yet do so waits for it.
 */
export async function explainMissing(
  records: readonly OurRecord[],
  { archive, day, file, neighbours, report }: MissingContext
): Promise<void> {
  const files = [...(file ? [file] : []), ...neighbours.map(({ fileId }) => fileId)]
  const found = await archive.findLines({
    files,
    outTradeNos: [...new Set(records.map(({ outTradeNo }) => outTradeNo))],
    gatewayTradeNos: records.flatMap(({ gatewayTradeNo }) => gatewayTradeNo ?? []),
  })
  // Under a number of ours the day's own lines have been put together with the day's records already.
  const elsewhere = found.filter((it) => it.file !== file || it.line.outTradeNo === null)
  const byNumber = groups(elsewhere)
  for (const record of records) {
    const kind = judgeOurs(record)
    const lines = [record.outTradeNo, record.gatewayTradeNo ?? ""].flatMap(
      (number) => byNumber.get(number) ?? []
    )
    if (!kind || pairUp(lines, [record]).pairs.length > 0) continue
    const next = mayStandIn(record, day)
    const isKnown = neighbours.some((it) => it.day === next)
    const waitsFor = isKnown ? null : next
    await report.ours(record, findingOf({ kind, ours: record, waitsFor }))
  }
}

function groups(found: readonly FoundLine[]) {
  const byNumber = new Map<string, FoundLine["line"][]>()
  for (const { line } of found) {
    const number = line.outTradeNo ?? line.gatewayTradeNo ?? ""
    byNumber.set(number, [...(byNumber.get(number) ?? []), line])
  }
  return byNumber
}
