import { spanOf } from "../../core/bill-day"
import type { BillLine } from "../../core/bill-line"
import { fetchDayRecords, openDayRecords, type Connection } from "../../modules/cnpay/queries"
import type { MatchContext } from "./context"
import { ahead, batchesOf } from "./feed"
import type { Group } from "./group"
import { mergeGroups } from "./merge"

const LINES = 1_000

/** All of a day, as one merge over what the archive and the ledger have sorted alike. */
export async function* wholeDay(
  trx: Connection,
  context: Pick<MatchContext, "run" | "archive" | "trade">
): AsyncGenerator<Group[], void> {
  const { account, bill_day: day } = context.run
  await openDayRecords(trx, { account, ...spanOf(day) })
  const records = ahead(batchesOf(() => fetchDayRecords(trx, LINES)))
  yield* mergeGroups(ahead(linesOf(context)), records)
}

async function* linesOf({
  archive,
  trade,
}: Pick<MatchContext, "archive" | "trade">): AsyncGenerator<BillLine[], void> {
  if (trade) yield* archive.lines(trade.id, LINES)
}
