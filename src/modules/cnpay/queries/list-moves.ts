import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** One entry of a discrepancy's history. */
export interface MoveRow {
  id: string
  move: string
  /** `null`: the plugin itself. */
  by: { id: string; email: string | null } | null
  reason: string | null
  before: unknown
  after: unknown
  created_at: Date
}

/** The history, newest first. */
export async function listMoves(db: Connection, discrepancyId: string): Promise<MoveRow[]> {
  const result = await db.raw(
    `select m.id, m.move, m.reason, m.before, m.after, m.created_at,
            case when m.by is not null then json_build_object('id', m.by, 'email', u.email) end as by
       from cnpay_discrepancy_move m left join "user" u on u.id = m.by
      where m.discrepancy_id = :discrepancyId and m.deleted_at is null
      order by m.created_at desc, m.id desc`,
    { discrepancyId }
  )
  return rowsOf<MoveRow>(result)
}
