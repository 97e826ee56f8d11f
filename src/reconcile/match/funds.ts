import type { ArchivedBill, BillArchive } from "../../archive/archive"
import type { FundDifference } from "../../archive/compare-funds"
import { mayStandIn } from "../../core/bill-cut"
import { addDays, type BillDay } from "../../core/bill-day"
import { parseBeijing } from "../../core/clock"
import { isNumberOfOurs } from "../../core/ids"
import { fen } from "../../core/money"
import type { GatewayName } from "../../core/trade"
import type { NeighbourFile } from "../../modules/cnpay/queries"
import type { Finding } from "./findings"
import type { Report } from "./report"

/** More than anybody looks at one by one; the day as a whole is what differs then. */
const MOST = 5_000

export interface FundContext {
  archive: BillArchive
  gateway: GatewayName
  day: BillDay
  /** `null`: nothing happened on the day. */
  trade: ArchivedBill | null
  fund: ArchivedBill | null
  neighbours: { trade: readonly NeighbourFile[]; fund: readonly NeighbourFile[] }
  ignoresForeign: boolean
  report: Report
}

/** No file has this name, so that a day without a bill compares as one without lines. */
const NO_FILE = ""

/** The bill of trades against the movements of the balance, and these against the balance itself. */
export async function matchFunds(context: FundContext): Promise<void> {
  const { archive, gateway, trade, fund, report } = context
  const files = { trade: trade?.id ?? NO_FILE, fund: fund?.id ?? NO_FILE }
  const differences = await archive.compareFunds({ ...files, gateway, most: MOST + 1 })
  if (differences.length > MOST) await report.other(dayFinding(differences, context))
  else await explain(differences.filter(isOfInterest(context)), context)
  if (fund) await checkBalance(fund.id, context)
  if (fund) await findUnknown(fund.id, context)
}

/** What is booked before midnight at one desk is booked after it at another. */
async function explain(
  differences: readonly FundDifference[],
  context: FundContext
): Promise<void> {
  const { day, trade, fund, neighbours } = context
  const unexplained = new Set(differences)
  for (const near of [addDays(day, -1), addDays(day, 1)]) {
    const nearTrade = neighbours.trade.find((it) => it.day === near)?.fileId
    const nearFund = neighbours.fund.find((it) => it.day === near)?.fileId
    const left = [...unexplained]
    const isUnmoved = (it: FundDifference) => it.funds === 0
    await settle(context, left.filter(isUnmoved), { trade: trade?.id, fund: nearFund }, unexplained)
    const unmoved = left.filter((it) => it.trades === 0)
    await settle(context, unmoved, { trade: nearTrade, fund: fund?.id }, unexplained)
  }
  const next = addDays(day, 1)
  const isNextKnown = neighbours.fund.some((it) => it.day === next)
  for (const difference of unexplained) {
    const at = parseBeijing(difference.at)
    const isOneSided = difference.funds === 0 || difference.trades === 0
    const isLate = isOneSided && mayStandIn({ what: "payment", at }, day) === next
    await context.report.other(findingOf(difference, isLate && !isNextKnown ? next : null))
  }
}

/** Takes out what agrees once a bill of the day nearby is put beside. */
async function settle(
  { archive, gateway }: FundContext,
  differences: readonly FundDifference[],
  { trade, fund }: { trade: string | undefined; fund: string | undefined },
  unexplained: Set<FundDifference>
): Promise<void> {
  if (!trade || !fund || differences.length === 0) return
  const refs = differences.map(({ ref }) => ref)
  const most = differences.length * 2
  const left = await archive.compareFunds({ trade, fund, gateway, refs, most })
  const isLeft = new Set(left.map(({ ref, way }) => `${way} ${ref}`))
  for (const it of differences) if (!isLeft.has(`${it.way} ${it.ref}`)) unexplained.delete(it)
}

function findingOf(difference: FundDifference, waitsFor: BillDay | null): Finding {
  const { ref, way, settled, moved, fee, charged, at } = difference
  const isFee = settled === moved
  const [ours, gateway] = isFee ? [fee, charged] : [settled, moved]
  return {
    kind: isFee ? "fee_differs" : "fund_missing",
    outTradeNo: difference.outTradeNo,
    outRefundNo: difference.outRefundNo,
    lineRef: `${way} ${ref}`,
    gatewayTradeNo: difference.gatewayTradeNo,
    oursFen: magnitude(ours),
    gatewayFen: magnitude(gateway),
    ...(waitsFor && { waitsFor }),
    ours: { bill: "trade", settled, fee, at },
    gateway: { bill: "fund", moved, charged, at },
  }
}

function dayFinding(differences: readonly FundDifference[], { day }: FundContext): Finding {
  const sum = (of: (it: FundDifference) => number) =>
    differences.reduce((total, it) => total + of(it), 0)
  return {
    kind: "fund_missing",
    outTradeNo: "",
    lineRef: dayRef(day),
    oursFen: magnitude(sum(({ settled }) => settled)),
    gatewayFen: magnitude(sum(({ moved }) => moved)),
    ours: { bill: "trade", more_than: MOST },
    gateway: { bill: "fund" },
  }
}

/** What is about a day as a whole names no number: only this tells it from another day's. */
function dayRef(day: BillDay): string {
  return `day ${day}`
}

/** The column has no sign; both sides stand in full beside it. */
function magnitude(amount: number) {
  return fen(Math.abs(amount))
}

/**
 * Other systems' trades move the same balance; and the gateway charges it for services of its own, by
 * lines that name no order of anybody's.
 */
function isOfInterest({ ignoresForeign }: FundContext): (it: FundDifference) => boolean {
  return ({ outTradeNo, outRefundNo, trades, funds }) => {
    const isOwnCharge = trades === 0 && funds === 0 && outTradeNo === "" && outRefundNo === ""
    if (isOwnCharge) return false
    return !ignoresForeign || isNumberOfOurs(outTradeNo) || isNumberOfOurs(outRefundNo)
  }
}

async function checkBalance(file: string, { archive, day, report }: FundContext): Promise<void> {
  const balance = await archive.balance(file)
  if (!balance || balance.opening + balance.flow === balance.closing) return
  await report.other({
    kind: "balance_differs",
    outTradeNo: "",
    lineRef: dayRef(day),
    oursFen: magnitude(balance.opening + balance.flow),
    gatewayFen: magnitude(balance.closing),
    ours: { opening: balance.opening, flow: balance.flow },
    gateway: { closing: balance.closing },
  })
}

/**
 * Movements that are documented and are none of a trade, although they may name one: what was refunded
 * and came back, shares of profit, deposits, transfers, withdrawals.
 */
const KNOWN = /退款关闭|分账|分润|保证金|转账|提现|充值|红包|代扣|结算|理财|还款/

/** Whatever else names a number of ours may be a payment or a refund by a name that is new. */
async function findUnknown(file: string, { archive, report }: FundContext): Promise<void> {
  for await (const lines of archive.others(file)) {
    for (const line of lines) {
      const { type, outTradeNo, outRefundNo, amount, direction, at } = line
      const isOurs = isNumberOfOurs(outTradeNo) || isNumberOfOurs(outRefundNo)
      if (!isOurs || KNOWN.test(type)) continue
      await report.other({
        kind: "unknown_line",
        outTradeNo: outTradeNo ?? "",
        outRefundNo: outRefundNo ?? "",
        lineRef: line.flowNo ?? String(line.line),
        gatewayTradeNo: line.gatewayTradeNo,
        gatewayFen: amount,
        ours: null,
        gateway: { bill: "fund", line: line.line, type, direction, amount, at },
      })
    }
  }
}
