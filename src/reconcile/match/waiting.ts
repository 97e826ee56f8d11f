import type { BillArchive } from "../../archive/archive"
import type { BillKind, BillLine } from "../../core/bill-line"
import { isRefundOf } from "../../core/pairing"
import {
  explainWaiting,
  listNeighbourFiles,
  listWaiting,
  openWaiting,
  type Connection,
  type RunRow,
  type WaitingDiscrepancy,
} from "../../modules/cnpay/queries"
import type { GatewayName } from "../../core/trade"

const BATCH = 500
/** `in 4200…`: what is about one movement, and not about a day as a whole. */
const MOVEMENT = /^(in|out) /

export interface WaitingContext {
  db: Connection
  archive: BillArchive
  gateway: GatewayName
  run: RunRow
  files: { trade: string | null; fund: string | null }
  /** Whether the bill of the balance could be had; until then nothing can be said of the balance. */
  withFunds: boolean
  now: Date
}

/** Earlier days' differences that waited for this bill: it shows them, or somebody has to look. */
export async function recheckWaiting(context: WaitingContext): Promise<void> {
  const { db, run, withFunds, now } = context
  const { account, bill_day: day } = run
  for (let after = ""; ;) {
    const batch = await listWaiting(db, { account, day, after, limit: BATCH })
    const last = batch.at(-1)
    if (!last) return
    const waiting = batch.filter(
      (it) => it.bill_day !== day && (withFunds || it.kind !== "fund_missing")
    )
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
    gatewayTradeNos: waiting.flatMap((it) => it.gateway_trade_no ?? []),
  })
  return waiting.filter((it) => found.some(({ line }) => isOf(line, it)))
}

function isOf(line: BillLine, waiting: WaitingDiscrepancy): boolean {
  const isTrade =
    line.outTradeNo === null
      ? line.gatewayTradeNo === waiting.gateway_trade_no
      : line.outTradeNo === waiting.out_trade_no
  const { out_refund_no: outRefundNo, gateway_refund_no: gatewayRefundNo } = waiting
  if (outRefundNo === "") return isTrade && line.kind === "payment"
  return isTrade && isRefundOf(line, { outRefundNo, gatewayRefundNo })
}

/**
 * The day that they are of and this one taken together: what agrees then has been moved on this one. A
 * bill that shows nothing of them explains nothing.
 */
async function byFunds(
  waiting: readonly WaitingDiscrepancy[],
  { db, archive, gateway, run, files }: WaitingContext
): Promise<WaitingDiscrepancy[]> {
  const around = { account: run.account, day: run.bill_day }
  const earlier = {
    trade: await listNeighbourFiles(db, { ...around, kind: "trade" }),
    fund: await listNeighbourFiles(db, { ...around, kind: "fund" }),
  }
  const explained: WaitingDiscrepancy[] = []
  for (const day of new Set(waiting.map((it) => it.bill_day))) {
    const ofDay = waiting.filter((it) => it.bill_day === day && MOVEMENT.test(it.line_ref))
    const isKnown = [...earlier.trade, ...earlier.fund].some((it) => it.day === day)
    const both = (kind: BillKind) => [
      ...earlier[kind].filter((it) => it.day === day).map(({ fileId }) => fileId),
      ...(files[kind] ? [files[kind]] : []),
    ]
    const [trade, fund] = [both("trade"), both("fund")]
    if (!isKnown || ofDay.length === 0 || trade.length === 0 || fund.length === 0) continue
    const refs = ofDay.map((it) => it.line_ref.replace(MOVEMENT, ""))
    const wish = { trade, fund, gateway, refs, most: refs.length * 2 }
    const differing = await archive.compareFunds(wish)
    const isLeft = new Set(differing.map(({ way, ref }) => `${way} ${ref}`))
    explained.push(...ofDay.filter((it) => !isLeft.has(it.line_ref)))
  }
  return explained
}
