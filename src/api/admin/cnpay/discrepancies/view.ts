import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import type { DiscrepancyRow } from "../../../../modules/cnpay/queries"
import { movesFor } from "../../../../resolve/dispute"

/** What an admin sees of a discrepancy, with what may be done about it. Amounts in fen. */
export function discrepancyView(cnpay: CnpayModuleService, row: DiscrepancyRow) {
  const { id, kind, state, account, out_trade_no, out_refund_no, gateway_trade_no, order } = row
  const { bill_day, run_id, ours_fen, gateway_fen, difference_fen, ours, gateway: theirs } = row
  const { waits_for, resolution, reason, resolved_by, resolved_at, created_at, updated_at } = row
  return {
    ...{ id, kind, state, account },
    ...{ out_trade_no, out_refund_no, gateway_trade_no, order, bill_day, run_id },
    ...{ ours_fen, gateway_fen, difference_fen, ours, gateway: theirs },
    ...{ waits_for, resolution, reason, resolved_by, resolved_at, created_at, updated_at },
    moves: movesFor(cnpay, row),
  }
}
