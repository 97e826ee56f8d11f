import { generateEntityId } from "@medusajs/framework/utils"
import type { OutReleaseNo, OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { freezeLeft } from "./freeze-left"
import { rowsOf, toRelease, type RawRelease, type ReleaseRow } from "./rows"

export interface ReleaseToInsert {
  outReleaseNo: OutReleaseNo
  freezeNo: OutTradeNo
  /** When the sweep looks, if nobody writes down how it ended. */
  dueAt: Date
}

/**
 * Writes down the release of all that is left of a freeze, under the same lock as a capture, so that
 * none of it can be captured any more. `null`: nothing is left.
 */
export async function insertRelease(
  db: Connection,
  release: ReleaseToInsert
): Promise<ReleaseRow | null> {
  return db.transaction(async (trx) => {
    await trx.raw(`select 1 from cnpay_trade where out_trade_no = :freezeNo for update`, {
      freezeNo: release.freezeNo,
    })
    const result = await trx.raw(
      `insert into cnpay_release (id, out_release_no, out_trade_no, account, amount_fen, state, due_at)
       select :id, :outReleaseNo, f.out_trade_no, f.account, ${freezeLeft("f")}, 'requested',
              cast(:dueAt as timestamptz)
         from cnpay_trade f
        where f.out_trade_no = :freezeNo and f.kind = 'freeze' and f.state = 'frozen'
          and ${freezeLeft("f")} > 0
       returning *`,
      { ...release, id: generateEntityId(undefined, "cnrel") }
    )
    const [row] = rowsOf<RawRelease>(result)
    return row ? toRelease(row) : null
  })
}

/** All releases of a freeze, oldest first. */
export async function listReleases(db: Connection, freezeNo: OutTradeNo): Promise<ReleaseRow[]> {
  const result = await db.raw(
    `select * from cnpay_release where out_trade_no = :freezeNo and deleted_at is null
      order by created_at`,
    { freezeNo }
  )
  return rowsOf<RawRelease>(result).map(toRelease)
}

export interface ReleaseChange {
  no: OutReleaseNo
  state: ReleaseRow["state"]
  errorCode?: string | null
  /** When to look again; left out for a state that is an end. */
  dueAt?: Date | null
}

/** Never back from `succeeded`, which only the gateway's own word reaches. */
export async function updateRelease(db: Connection, change: ReleaseChange): Promise<void> {
  await db.raw(
    `update cnpay_release
        set state = :state, error_code = :errorCode, due_at = :dueAt, updated_at = now()
      where out_release_no = :no and state <> 'succeeded'`,
    { errorCode: null, dueAt: null, ...change }
  )
}

export interface ReleaseClaim {
  /** Of these accounts alone. */
  accounts: string[]
  now: Date
  /** If this process does not come back, somebody else looks then. */
  again: Date
  limit: number
}

/** Takes releases whose end is not known and that are due. */
export async function claimDueReleases(db: Connection, claim: ReleaseClaim): Promise<ReleaseRow[]> {
  const result = await db.raw(
    `with due as (
       select id from cnpay_release
        where due_at <= :now and account = any(:accounts) and deleted_at is null
        order by due_at
        limit :limit
        for update skip locked)
     update cnpay_release r set sweeps = r.sweeps + 1, due_at = :again
       from due where r.id = due.id
     returning r.*`,
    { ...claim }
  )
  return rowsOf<RawRelease>(result).map(toRelease)
}
