import { environmentOf } from "../../core/environment"
import type { BillLine } from "../../core/bill-line"
import type { DiscrepancyKind } from "../../core/discrepancy"
import { isNumberOfOurs } from "../../core/ids"
import { isSameEvent, pairUp, withoutTakenBack, type OurRecord } from "../../core/pairing"
import type { RecordsWish, LedgerRecord } from "../../modules/cnpay/queries"
import { reportClaims, type Claim } from "./claims"
import type { MatchContext } from "./context"
import { judgeLine, repetitionOf } from "./judge"

/** Lines of one number that the day's records do not explain, and those that were put together already. */
export interface Strangers {
  lines: BillLine[]
  taken: readonly (readonly [BillLine, OurRecord])[]
}

export interface StrangersContext extends MatchContext {
  find(wish: RecordsWish): Promise<LedgerRecord[]>
}

/**
 * Looks for lines in the whole ledger: a payment of another day as our side has it, one that we have not
 * heard of yet, an account of ours that shares the merchant's bills; or of nobody we know.
 */
export async function explainStrangers(
  groups: readonly Strangers[],
  context: StrangersContext
): Promise<void> {
  const { run, gateway, find } = context
  const lines = groups.flatMap((group) => group.lines)
  const records = await find({
    gateway: gateway.name,
    environment: environmentOf(run.account),
    outTradeNos: present(lines.map(({ outTradeNo }) => outTradeNo)),
    gatewayTradeNos: present(lines.map((it) => (it.outTradeNo ? null : it.gatewayTradeNo))),
    outRefundNos: present(lines.map(({ outRefundNo }) => outRefundNo)),
  })
  const index = new RecordIndex(records)
  const claims: Claim[] = []
  for (const group of groups) claims.push(...(await explain(group, index.of(group), context)))
  await reportClaims(claims, context)
}

/** What is clear from the lines of one number is reported; the others are to be looked for elsewhere. */
async function explain(
  { lines, taken }: Strangers,
  records: readonly LedgerRecord[],
  { run: { account, bill_day: day }, ignoresForeign, report }: StrangersContext
): Promise<Claim[]> {
  const left = records.filter((it) => !taken.some(([, other]) => isSame(it, other)))
  const isPaid = records.some(({ what, state }) => what === "payment" && state === "paid")
  const standing = isPaid ? lines : withoutTakenBack(lines)
  for (const line of lines) if (!standing.includes(line)) report.agreed(line)
  const { pairs, lines: unknown } = pairUp(standing, left)
  // Another account of ours shares the merchant, and its own run matches the line.
  const claims: Claim[] = pairs.flatMap(([line, ours]) =>
    ours.account === account ? { line, ours } : []
  )
  const isForeign = records.length === 0 && !lines.some(namesOurs)
  if ((isForeign && ignoresForeign) || isElsewhere(records, account)) return claims
  const explained = [...taken, ...pairs].map(([line]) => line)
  for (const line of unknown) {
    const isRepeated = explained.some((it) => isSameEvent(it, line))
    if (isRepeated) await report.line(line, repetitionOf(line, null, day))
    else claims.push({ line, ours: null, kind: kindOf(line, isPaid) })
    explained.push(line)
  }
  return claims
}

function kindOf(line: BillLine, isPaid: boolean): DiscrepancyKind {
  return line.kind === "reversal" && isPaid ? "state_differs" : judgeLine(line)
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
