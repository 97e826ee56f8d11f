import { environmentOf } from "../../core/environment"
import type { BillLine } from "../../core/bill-line"
import { isNumberOfOurs } from "../../core/ids"
import { pairUp, withoutTakenBack, type OurRecord } from "../../core/pairing"
import type { GatewayName } from "../../core/trade"
import type { RecordsWish, LedgerRecord } from "../../modules/cnpay/queries"
import { findingOf, judgeLine, judgePair } from "./judge"
import type { Report } from "./report"

/** Lines of one number that the day's records do not explain, and those that were put together already. */
export interface Strangers {
  lines: BillLine[]
  taken: readonly OurRecord[]
}

export interface StrangersContext {
  account: string
  gateway: GatewayName
  ignoresForeign: boolean
  find(wish: RecordsWish): Promise<LedgerRecord[]>
  report: Report
}

/**
 * Looks for lines in the whole ledger: a payment of another day as our side has it, one that we have not
 * heard of yet, an account of ours that shares the merchant's bills; or of nobody we know.
 */
export async function explainStrangers(
  groups: readonly Strangers[],
  context: StrangersContext
): Promise<void> {
  const { account, gateway, find } = context
  const lines = groups.flatMap((group) => group.lines)
  const records = await find({
    gateway,
    environment: environmentOf(account),
    outTradeNos: present(lines.map(({ outTradeNo }) => outTradeNo)),
    gatewayTradeNos: present(lines.map((it) => (it.outTradeNo ? null : it.gatewayTradeNo))),
    outRefundNos: present(lines.map(({ outRefundNo }) => outRefundNo)),
  })
  const index = new RecordIndex(records)
  for (const group of groups) await explain(group, index.of(group), context)
}

async function explain(
  { lines, taken }: Strangers,
  records: readonly LedgerRecord[],
  { account, ignoresForeign, report }: StrangersContext
): Promise<void> {
  const left = records.filter((it) => !taken.some((other) => isSame(it, other)))
  const isPaid = records.some(({ what, state }) => what === "payment" && state === "paid")
  const standing = isPaid ? lines : withoutTakenBack(lines)
  for (const line of lines) if (!standing.includes(line)) report.agreed(line)
  const { pairs, lines: unknown } = pairUp(standing, left)
  for (const [line, ours] of pairs) {
    // Another account of ours shares the merchant, and its own run matches the line.
    if ((ours as LedgerRecord).account !== account) continue
    await report.pair(line, ours, judgePair(line, ours))
  }
  const isForeign = records.length === 0 && !lines.some(namesOurs)
  if (isForeign && ignoresForeign) return
  for (const line of unknown) {
    if (isElsewhere(records, account)) continue
    const isTakenBack = line.kind === "reversal" && isPaid
    const kind = isTakenBack ? "state_differs" : judgeLine(line)
    await report.line(line, findingOf({ kind, line }))
  }
}

/** Whether a line names a number as this plugin makes them: then it is for us to explain. */
function namesOurs({ outTradeNo, outRefundNo }: BillLine): boolean {
  return isNumberOfOurs(outTradeNo) || isNumberOfOurs(outRefundNo)
}

function isElsewhere(records: readonly LedgerRecord[], account: string): boolean {
  return records.length > 0 && records.every((it) => it.account !== account)
}

function isSame(one: OurRecord, other: OurRecord): boolean {
  return one.what === "refund" && other.what === "refund"
    ? one.outRefundNo === other.outRefundNo
    : one.what === other.what && one.outTradeNo === other.outTradeNo
}

function present(numbers: readonly (string | null)[]): string[] {
  return [...new Set(numbers.filter((it) => it !== null))]
}

/** Records by each number that a line may name. */
class RecordIndex {
  private readonly byNumber = new Map<string, LedgerRecord[]>()

  constructor(records: readonly LedgerRecord[]) {
    for (const record of records) {
      this.put(`out:${record.outTradeNo}`, record)
      if (record.gatewayTradeNo) this.put(`gateway:${record.gatewayTradeNo}`, record)
      if (record.what === "refund") this.put(`refund:${record.outRefundNo}`, record)
    }
  }

  of({ lines }: Strangers): LedgerRecord[] {
    const keys = lines.flatMap(({ outTradeNo, gatewayTradeNo, outRefundNo }) => [
      outTradeNo ? `out:${outTradeNo}` : `gateway:${gatewayTradeNo ?? ""}`,
      `refund:${outRefundNo ?? ""}`,
    ])
    return [...new Set(keys.flatMap((key) => this.byNumber.get(key) ?? []))]
  }

  private put(key: string, record: LedgerRecord): void {
    const known = this.byNumber.get(key)
    if (known) known.push(record)
    else this.byNumber.set(key, [record])
  }
}
