import type { BillLine } from "../../core/bill-line"
import type { LedgerRecord } from "../../modules/cnpay/queries"
import { Feed } from "./feed"

/** What the bill and the ledger have under one number of the merchant's; empty: lines without one. */
export interface Group {
  no: string
  lines: BillLine[]
  ours: LedgerRecord[]
}

/**
 * Goes through the lines of a bill and the ledger's records of its day side by side. Both are sorted by
 * number, byte by byte, so that each is read once and no more than one number's is in memory.
 */
export async function* mergeGroups(
  lines: AsyncIterator<readonly BillLine[]>,
  records: AsyncIterator<readonly LedgerRecord[]>
): AsyncGenerator<Group, void> {
  const [theirs, ours] = [new Feed(lines), new Feed(records)]
  for (;;) {
    const [line, record] = [await head(theirs), await head(ours)]
    const no = lesser(line && (line.outTradeNo ?? ""), record?.outTradeNo)
    if (no === undefined) return
    yield {
      no,
      lines: await takeAll(theirs, (it) => (it.outTradeNo ?? "") === no),
      ours: await takeAll(ours, (it) => it.outTradeNo === no),
    }
  }
}

function lesser(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return isBefore(one, other) ? one : other
}

/** Numbers are ASCII, where units and bytes sort alike; what is not is compared as the databases do. */
function isBefore(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0
}

async function head<T>(feed: Feed<T>): Promise<T | undefined> {
  return feed.peek() ?? ((await feed.fill()) ? feed.peek() : undefined)
}

/** Lines without a number may be as many as there are: they are handed on one by one. */
async function takeAll<T extends { outTradeNo: string | null }>(
  feed: Feed<T>,
  isIn: (item: T) => boolean
): Promise<T[]> {
  const taken: T[] = []
  for (let item = await head(feed); item && isIn(item); item = await head(feed)) {
    taken.push(item)
    feed.take()
    if (!item.outTradeNo) break
  }
  return taken
}
