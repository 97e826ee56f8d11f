import type { BillArchive } from "../../archive/archive"
import type { BillDay } from "../../core/bill-day"
import type { BillLine } from "../../core/bill-line"
import {
  explainWaiting,
  listNeighbourFiles,
  listWaiting,
  openWaiting,
  type Connection,
  type NeighbourFile,
  type RunRow,
  type WaitingDiscrepancy,
} from "../../modules/cnpay/queries"
import type { GatewayName } from "../../core/trade"

const BATCH = 500

export interface WaitingContext {
  db: Connection
  archive: BillArchive
  gateway: GatewayName
  run: RunRow
  files: { trade: string | null; fund: string | null }
  now: Date
}

/** Earlier days' differences that waited for this bill: it shows them, or somebody has to look. */
export async function recheckWaiting(context: WaitingContext): Promise<void> {
  const { db, run, now } = context
  const { account, bill_day: day } = run
  for (let after = ""; ;) {
    const waiting = (await listWaiting(db, { account, day, after, limit: BATCH })).filter(
      (it) => it.bill_day !== day
    )
    const last = waiting.at(-1)
    if (!last) return
    const explained = new Set(await explainedOf(waiting, context))
    const ids = (isExplained: boolean) =>
      waiting.filter((it) => explained.has(it) === isExplained).map(({ id }) => id)
    await explainWaiting(db, { ids: ids(true), day, now })
    await openWaiting(db, { ids: ids(false), day })
    after = last.id
  }
}

async function explainedOf(
  waiting: readonly WaitingDiscrepancy[],
  context: WaitingContext
): Promise<WaitingDiscrepancy[]> {
  const funds = waiting.filter(({ kind }) => kind === "fund_missing")
  const others = waiting.filter(({ kind }) => kind === "only_in_store" || kind === "refund_missing")
  return [...(await byLines(others, context)), ...(await byFunds(funds, context))]
}

async function byLines(
  waiting: readonly WaitingDiscrepancy[],
  { archive, files }: WaitingContext
): Promise<WaitingDiscrepancy[]> {
  if (!files.trade || waiting.length === 0) return []
  const found = await archive.findLines({
    files: [files.trade],
    outTradeNos: waiting.map((it) => it.out_trade_no),
    gatewayTradeNos: [],
  })
  const shown = new Set(found.map(({ line }) => keyOf(line)))
  return waiting.filter((it) => shown.has(`${it.out_trade_no} ${it.out_refund_no}`))
}

function keyOf({ kind, outTradeNo, outRefundNo }: BillLine): string {
  return `${outTradeNo ?? ""} ${kind === "payment" ? "" : (outRefundNo ?? "")}`
}

/** Put beside the day that they are of: what does not differ any more has been moved on this one. */
async function byFunds(
  waiting: readonly WaitingDiscrepancy[],
  context: WaitingContext
): Promise<WaitingDiscrepancy[]> {
  const explained: WaitingDiscrepancy[] = []
  for (const day of new Set(waiting.map((it) => it.bill_day))) {
    const ofDay = waiting.filter((it) => it.bill_day === day)
    if (day) explained.push(...(await ofOneDay(day, ofDay, context)))
  }
  return explained
}

async function ofOneDay(
  day: BillDay,
  waiting: readonly WaitingDiscrepancy[],
  { db, archive, gateway, run, files }: WaitingContext
): Promise<WaitingDiscrepancy[]> {
  const { account, bill_day } = run
  const of = (list: readonly NeighbourFile[]) => list.find((it) => it.day === day)?.fileId
  const around = { account, day: bill_day }
  const [trades, funds] = [
    of(await listNeighbourFiles(db, { ...around, kind: "trade" })),
    of(await listNeighbourFiles(db, { ...around, kind: "fund" })),
  ]
  const refs = waiting.map((it) => it.line_ref.replace(/^(in|out) /, ""))
  const left = new Set<string>()
  const pairs = [
    { trade: trades, fund: files.fund },
    { trade: files.trade, fund: funds },
  ]
  for (const { trade, fund } of pairs) {
    const isComparable = trade && fund
    const differing = isComparable
      ? await archive.compareFunds({ trade, fund, gateway, refs, most: refs.length * 2 })
      : waiting.map((it) => ({ way: it.line_ref.split(" ")[0], ref: it.line_ref.split(" ")[1] }))
    const keys = new Set(differing.map(({ way, ref }) => `${way ?? ""} ${ref ?? ""}`))
    for (const it of waiting) if (!keys.has(it.line_ref)) left.add(it.id)
  }
  return waiting.filter(({ id }) => left.has(id))
}
