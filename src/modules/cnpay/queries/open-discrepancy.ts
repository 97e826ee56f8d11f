import { generateEntityId } from "@medusajs/framework/utils"
import type { BillDay } from "../../../core/bill-day"
import type { DiscrepancyKind } from "../../../core/discrepancy"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { IS_LIVE, MOVE_ID } from "./live-discrepancies"

export interface DiscrepancyToOpen {
  account: string
  kind: DiscrepancyKind
  /** Empty: a line that names no trade. */
  outTradeNo: string
  /** The refund that it is about; left out: the trade itself. */
  outRefundNo?: string
  /** Tells it from others about the same numbers; see the model. */
  lineRef?: string
  gatewayTradeNo?: string | null
  billDay?: BillDay
  runId?: string
  /** Both sums in fen, where it is about sums; left out: that side has nothing. */
  oursFen?: Fen | null
  gatewayFen?: Fen | null
  /** The bill that may yet explain it; left out: somebody has to look now. */
  waitsFor?: BillDay
  ours: unknown
  gateway: unknown
}

/**
 * Once per trade, refund, line and kind while nobody is done with it; seeing it again keeps its id and
 * brings its sums up to date. What a person has accepted with these very sums stays accepted. Events
 * follow by themselves.
 */
export function openDiscrepancy(db: Connection, found: DiscrepancyToOpen): Promise<void> {
  return openDiscrepancies(db, [found])
}

/** The same for many, by one statement. */
export async function openDiscrepancies(
  db: Connection,
  found: readonly DiscrepancyToOpen[]
): Promise<void> {
  await db.raw(STATEMENT, { found: JSON.stringify(found.map(toRow)) })
}

function toRow(found: DiscrepancyToOpen) {
  const { waitsFor = null, oursFen = null, gatewayFen = null } = found
  return {
    id: generateEntityId(undefined, "cndis"),
    account: found.account,
    kind: found.kind,
    state: waitsFor ? "waiting" : "open",
    out_trade_no: found.outTradeNo,
    out_refund_no: found.outRefundNo ?? "",
    line_ref: found.lineRef ?? "",
    gateway_trade_no: found.gatewayTradeNo ?? null,
    bill_day: found.billDay ?? null,
    run_id: found.runId ?? null,
    ours_fen: oursFen,
    gateway_fen: gatewayFen,
    difference_fen: (gatewayFen ?? 0) - (oursFen ?? 0),
    waits_for: waitsFor,
    ours: found.ours,
    gateway: found.gateway,
  }
}

const STATEMENT = `
with found as (
  select distinct on (account, out_trade_no, out_refund_no, kind, line_ref) *
    from jsonb_to_recordset(cast(:found as jsonb)) as f (
      id text, account text, kind text, state text, out_trade_no text, out_refund_no text,
      line_ref text, gateway_trade_no text, bill_day text, run_id text, ours_fen bigint,
      gateway_fen bigint, difference_fen bigint, waits_for text, ours jsonb, gateway jsonb)
   order by account, out_trade_no, out_refund_no, kind, line_ref),
seen as (
  insert into cnpay_discrepancy as d
    (id, account, kind, state, out_trade_no, out_refund_no, line_ref, gateway_trade_no, bill_day,
     run_id, ours_fen, gateway_fen, difference_fen, waits_for, ours, gateway)
  select f.id, f.account, f.kind, f.state, f.out_trade_no, f.out_refund_no, f.line_ref,
         f.gateway_trade_no, f.bill_day, f.run_id, f.ours_fen, f.gateway_fen, f.difference_fen,
         f.waits_for, f.ours, f.gateway
    from found f
   where not exists (
     select 1 from cnpay_discrepancy a
      where a.out_trade_no = f.out_trade_no and a.account = f.account and a.kind = f.kind
        and a.out_refund_no = f.out_refund_no and a.line_ref = f.line_ref and a.state = 'accepted'
        and a.ours_fen is not distinct from f.ours_fen
        and a.gateway_fen is not distinct from f.gateway_fen
        and (a.ours_fen is not null or a.gateway_fen is not null
             or a.ours is not distinct from f.ours))
  on conflict (account, out_trade_no, out_refund_no, kind, line_ref) where ${IS_LIVE}
  do update
    set state = case when d.state = 'waiting' then excluded.state else d.state end,
        waits_for = case when d.state = 'waiting' then excluded.waits_for end,
        gateway_trade_no = coalesce(excluded.gateway_trade_no, d.gateway_trade_no),
        bill_day = coalesce(excluded.bill_day, d.bill_day),
        run_id = coalesce(excluded.run_id, d.run_id),
        ours_fen = excluded.ours_fen, gateway_fen = excluded.gateway_fen,
        difference_fen = excluded.difference_fen, ours = excluded.ours, gateway = excluded.gateway,
        updated_at = now()
    where (d.state = 'waiting' and (excluded.state <> 'waiting' or d.waits_for <> excluded.waits_for))
       or d.ours_fen is distinct from excluded.ours_fen
       or d.gateway_fen is distinct from excluded.gateway_fen
       or d.run_id is distinct from coalesce(excluded.run_id, d.run_id)
  returning d.id, d.state, d.ours, d.gateway, d.waits_for, (d.xmax = 0) as fresh)
insert into cnpay_discrepancy_move (id, discrepancy_id, move, after)
select ${MOVE_ID}, id, case when fresh then 'opened' else 'seen_again' end,
       jsonb_build_object('state', state, 'ours', ours, 'gateway', gateway, 'waits_for', waits_for)
  from seen`
