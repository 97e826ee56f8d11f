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
export async function openDiscrepancy(db: Connection, found: DiscrepancyToOpen): Promise<void> {
  const { ours, gateway, waitsFor = null, oursFen = null, gatewayFen = null } = found
  await db.raw(STATEMENT, {
    id: generateEntityId(undefined, "cndis"),
    account: found.account,
    kind: found.kind,
    outTradeNo: found.outTradeNo,
    outRefundNo: found.outRefundNo ?? "",
    lineRef: found.lineRef ?? "",
    gatewayTradeNo: found.gatewayTradeNo ?? null,
    billDay: found.billDay ?? null,
    runId: found.runId ?? null,
    oursFen,
    gatewayFen,
    difference: (gatewayFen ?? 0) - (oursFen ?? 0),
    state: waitsFor ? "waiting" : "open",
    waitsFor,
    ours: JSON.stringify(ours),
    gateway: JSON.stringify(gateway),
  })
}

const STATEMENT = `
with seen as (
  insert into cnpay_discrepancy as d
    (id, account, kind, state, out_trade_no, out_refund_no, line_ref, gateway_trade_no, bill_day,
     run_id, ours_fen, gateway_fen, difference_fen, waits_for, ours, gateway)
  select :id, :account, :kind, :state, :outTradeNo, :outRefundNo, :lineRef, :gatewayTradeNo, :billDay,
         :runId, cast(:oursFen as bigint), cast(:gatewayFen as bigint), cast(:difference as bigint),
         :waitsFor, cast(:ours as jsonb), cast(:gateway as jsonb)
   where not exists (
     select 1 from cnpay_discrepancy a
      where a.out_trade_no = :outTradeNo and a.account = :account and a.kind = :kind
        and a.out_refund_no = :outRefundNo and a.line_ref = :lineRef and a.state = 'accepted'
        and a.ours_fen is not distinct from cast(:oursFen as bigint)
        and a.gateway_fen is not distinct from cast(:gatewayFen as bigint)
        and (a.ours_fen is not null or a.gateway_fen is not null
             or a.ours is not distinct from cast(:ours as jsonb)))
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
