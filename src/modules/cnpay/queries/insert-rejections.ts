import { generateEntityId } from "@medusajs/framework/utils"
import type { RefusalReason } from "../../../core/errors"
import type { Connection } from "./connection"

/** A message that was not believed, as it may be kept. */
export interface RejectionToInsert {
  reason: RefusalReason
  size: number
  content: Record<string, string> | null
  headers: Readonly<Record<string, string>>
  receivedAt: Date
}

export interface RejectionBatch {
  account: string
  /** How many there were, those that are not kept as well. */
  counts: readonly { reason: RefusalReason; hour: Date; count: number }[]
  kept: readonly RejectionToInsert[]
  /** At most so many are kept since then. */
  most: number
  since: Date
}

/**
 * Counts all and keeps some. Processes that write at the same moment may each keep a batch beyond the
 * limit; what they keep is bounded all the same.
 */
export async function insertRejections(db: Connection, batch: RejectionBatch): Promise<void> {
  const { account, most, since } = batch
  const counts = batch.counts.map((it) => ({ ...it, id: generateEntityId(undefined, "cnrjc") }))
  const kept = batch.kept.map(({ receivedAt, ...it }) => ({
    ...it,
    received_at: receivedAt,
    id: generateEntityId(undefined, "cnrej"),
  }))
  await db.raw(STATEMENT, {
    ...{ account, most, since },
    counts: JSON.stringify(counts),
    kept: JSON.stringify(kept),
  })
}

const STATEMENT = `
with counted as (
  insert into cnpay_rejection_count as c (id, account, reason, hour, count)
  select id, :account, reason, hour, count
    from jsonb_to_recordset(cast(:counts as jsonb))
      as given(id text, reason text, hour timestamptz, count int)
  on conflict (account, hour, reason) where deleted_at is null
  do update set count = c.count + excluded.count, updated_at = now()),
already as (
  select count(*) as number from cnpay_rejection
   where account = :account and received_at > :since and deleted_at is null),
given as (
  select *, row_number() over (order by received_at) as turn
    from jsonb_to_recordset(cast(:kept as jsonb))
      as rejection(id text, reason text, size int, content jsonb, headers jsonb, received_at timestamptz))
insert into cnpay_rejection (id, account, reason, size, out_trade_no, content, headers, received_at)
select id, :account, reason, size, content ->> 'out_trade_no', content, headers, received_at
  from given, already
 where already.number + turn <= cast(:most as int)`
