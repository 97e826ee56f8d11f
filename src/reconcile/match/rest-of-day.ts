import { spanOf } from "../../core/bill-day"
import type { BillLine } from "../../core/bill-line"
import {
  fetchDayBill,
  findDayRecords,
  openDayBill,
  type Connection,
  type LedgerRecord,
} from "../../modules/cnpay/queries"
import type { MatchContext } from "./context"
import { batchesOf } from "./feed"
import type { Group } from "./group"

/** So many are judged at a stretch, and nothing else happens in this process meanwhile. */
const NUMBERS = 200
/** No file has this name: a day without a bill is one without lines. */
const NO_FILE = ""

type RestContext = Pick<MatchContext, "run" | "archive" | "trade" | "report">

/**
 * What of a day is left when its database has sorted out what is plain, which is nearly all of it: that
 * is counted, and never read. To be used where the archive is beside the ledger.
 */
export async function* restOfDay(
  trx: Connection,
  context: RestContext
): AsyncGenerator<Group[], void> {
  yield* unnumbered(context)
  const { run, trade, report } = context
  const file = trade?.id ?? NO_FILE
  await openDayBill(trx, { account: run.account, ...spanOf(run.bill_day), file })
  for await (const batch of batchesOf(() => fetchDayBill(trx, NUMBERS))) {
    const numbers: string[] = []
    for (const sorted of batch) {
      if (sorted.is === "plain") report.plain(sorted)
      else numbers.push(sorted.no)
    }
    if (numbers.length > 0) yield await groupsOf(trx, numbers, context)
  }
}

/** Lines without a number of the merchant's come first; each stands for itself. */
async function* unnumbered({ archive, trade }: RestContext): AsyncGenerator<Group[], void> {
  if (!trade) return
  for await (const batch of archive.lines(trade.id, NUMBERS)) {
    const lines = batch.filter(({ outTradeNo }) => outTradeNo === null)
    if (lines.length > 0) yield lines.map((line) => ({ no: "", lines: [line], ours: [] }))
    if (lines.length < batch.length) return
  }
}

async function groupsOf(
  trx: Connection,
  numbers: readonly string[],
  { run, archive, trade }: RestContext
): Promise<Group[]> {
  const day = { account: run.account, ...spanOf(run.bill_day) }
  const ours = byNumber(await findDayRecords(trx, { ...day, outTradeNos: numbers }))
  const files = trade ? [trade.id] : []
  const found = await archive.findLines({ files, outTradeNos: numbers, gatewayTradeNos: [] })
  const lines = byNumber(found.map(({ line }) => line).sort(inOrderOfFile))
  return numbers.map((no) => ({ no, lines: lines.get(no) ?? [], ours: ours.get(no) ?? [] }))
}

function byNumber<T extends BillLine | LedgerRecord>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const no = item.outTradeNo ?? ""
    const group = groups.get(no)
    if (group) group.push(item)
    else groups.set(no, [item])
  }
  return groups
}

function inOrderOfFile(one: BillLine, other: BillLine): number {
  return one.line - other.line
}
