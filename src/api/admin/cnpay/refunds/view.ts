import type { RefundState } from "../../../../core/refund"

interface Row {
  out_refund_no: string
  out_trade_no: string
  account: string
  origin: string
  medusa_refund_id: string | null
  gateway_refund_no: string | null
  /** A `bigint`, which the database driver hands over as text. */
  amount_fen: number | string
  state: RefundState
  error_code: string | null
  succeeded_at: Date | null
  created_at: Date
  updated_at: Date
}

/** What an admin sees of a refund; `amount_fen` is in fen. */
export function refundView(row: Row) {
  const { out_refund_no, out_trade_no, account, origin, medusa_refund_id, gateway_refund_no } = row
  const { state, error_code, succeeded_at, created_at, updated_at } = row
  return {
    ...{ out_refund_no, out_trade_no, account, origin, medusa_refund_id, gateway_refund_no },
    amount_fen: Number(row.amount_fen),
    ...{ state, error_code, succeeded_at, created_at, updated_at },
  }
}
