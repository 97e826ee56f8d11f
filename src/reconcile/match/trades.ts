import type { BillDay } from "../../core/bill-day"
import { pairUp, type OurRecord } from "../../core/pairing"
import {
  listNeighbourFiles,
  type Connection,
  type LedgerRecord,
  type RecordsWish,
} from "../../modules/cnpay/queries"
import { reportClaims, type Claim } from "./claims"
import type { MatchContext } from "./context"
import { judgeOurs, judgePair } from "./judge"
import type { Group } from "./group"
import { explainMissing } from "./missing"
import { mayBeRepeated } from "./repeated"
import { restOfDay } from "./rest-of-day"
import { explainStrangers, type Strangers } from "./strangers"
import { wholeDay } from "./whole-day"

const LOOKUPS = 200

/**
 * The bill of trades against the ledger, both ways, number by number. What is plainly the same in both is
 * sorted out by the database, if it has both; there is no other difference between the two ways.
 */
export async function matchTrades(
  trx: Connection,
  context: MatchContext,
  find: (wish: RecordsWish) => Promise<LedgerRecord[]>
): Promise<void> {
  const { run, db, archive, trade, report, isOurs } = context
  const { account, bill_day: day } = run
  const neighbours = await listNeighbourFiles(db, { account, day, kind: "trade" })
  const file = trade?.id ?? null
  const strangers = new Pending<Strangers>((groups) =>
    explainStrangers(groups, { ...context, find })
  )
  const claimed = new Pending<Claim>((claims) => reportClaims(claims, context))
  const missing = new Pending<OurRecord>((records) =>
    explainMissing(records, { archive, day, file, neighbours, report })
  )
  const groups = archive.isInShop ? restOfDay(trx, context) : wholeDay(trx, context)
  for await (const batch of groups) {
    isOurs()
    for (const group of batch) await matchGroup(group, { day, report, claimed, strangers, missing })
  }
  await claimed.flush()
  await strangers.flush()
  await missing.flush()
}

/** Where the lines and the records of a number go. */
interface Desks extends Pick<MatchContext, "report"> {
  day: BillDay
  claimed: Pending<Claim>
  strangers: Pending<Strangers>
  missing: Pending<OurRecord>
}

async function matchGroup(
  group: Group,
  { day, report, claimed, strangers, missing }: Desks
): Promise<void> {
  const { pairs, lines, ours } = pairUp(group.lines, group.ours)
  for (const [line, record] of pairs) {
    if (mayBeRepeated(record, day)) await claimed.add({ line, ours: record })
    else await report.pair(line, record, judgePair(line, record))
  }
  if (lines.length > 0) await strangers.add({ lines, taken: pairs })
  for (const record of ours) if (judgeOurs(record)) await missing.add(record)
}

/** Items that wait until there are enough of them for one question to the database. */
class Pending<T> {
  private items: T[] = []

  constructor(private readonly work: (items: readonly T[]) => Promise<void>) {}

  async add(item: T): Promise<void> {
    this.items.push(item)
    if (this.items.length >= LOOKUPS) await this.flush()
  }

  async flush(): Promise<void> {
    const items = this.items
    if (items.length === 0) return
    this.items = []
    await this.work(items)
  }
}
