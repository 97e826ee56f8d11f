import type { BillLine } from "../../core/bill-line"
import type { LedgerRecord } from "../../modules/cnpay/queries"
import { Feed } from "./feed"
import type { Group } from "./group"

/** So many numbers are handed on at once: whoever waits for each waits longer than the work takes. */
const GROUPS = 200

/**
 * Goes through the lines of a bill and the ledger's records of its day side by side. Both are sorted by
 * number, byte by byte, so that each is read once and no more than a few numbers' are in memory.
 */
export async function* mergeGroups(
  lines: AsyncIterator<readonly BillLine[]>,
  records: AsyncIterator<readonly LedgerRecord[]>
): AsyncGenerator<Group[], void> {
  const [theirs, ours] = [new Feed(lines), new Feed(records)]
  let groups: Group[] = []
  for (;;) {
    const line = theirs.peek() ?? (await theirs.next())
    const record = ours.peek() ?? (await ours.next())
    const no = lesser(line && (line.outTradeNo ?? ""), record?.outTradeNo)
    if (no === undefined) break
    const group: Group = { no, lines: [], ours: [] }
    await takeAll(theirs, no, group.lines)
    await takeAll(ours, no, group.ours)
    groups.push(group)
    if (groups.length < GROUPS) continue
    yield groups
    groups = []
  }
  if (groups.length > 0) yield groups
}

function lesser(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one === other || isBefore(one, other) ? one : other
}

/** Numbers are ASCII, where units and bytes sort alike; what is not is compared as the databases do. */
function isBefore(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0
}

/** Lines without a number may be as many as there are: they are handed on one by one. */
async function takeAll<T extends { outTradeNo: string | null }>(
  feed: Feed<T>,
  no: string,
  taken: T[]
): Promise<void> {
  for (;;) {
    const item = feed.peek() ?? (await feed.next())
    if (!item || (item.outTradeNo ?? "") !== no) return
    taken.push(item)
    feed.take()
    if (no === "") return
  }
}
