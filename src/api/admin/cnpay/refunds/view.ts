import { gatewayNameOf } from "../../../../core/account"
import type { Bilingual } from "../../../../core/bilingual"
import type { GatewayErrorKind } from "../../../../core/errors"
import type { RefundState } from "../../../../core/refund"
import { explain } from "../../../../errors/explain"

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

/** What is wrong with a refund, and what to do about it. */
export interface RefundError {
  code: string
  message: Bilingual
  next: Bilingual
}

/** What an admin sees of a refund; `amount_fen` is in fen, `error` says what `error_code` means. */
export function refundView(row: Row) {
  const { out_refund_no, out_trade_no, account, origin, medusa_refund_id, gateway_refund_no } = row
  const { state, error_code, succeeded_at, created_at, updated_at } = row
  return {
    ...{ out_refund_no, out_trade_no, account, origin, medusa_refund_id, gateway_refund_no },
    amount_fen: Number(row.amount_fen),
    ...{ state, error_code, succeeded_at, created_at, updated_at },
    error: errorOf(row),
  }
}

function errorOf({ account, error_code: code, state }: Row): RefundError | null {
  if (!code) return null
  const asked = state === "abnormal" ? "redirect_refund" : "refund"
  const gateway = gatewayNameOf(account)
  const { merchant: message, next } = explain({ gateway, code, asked, kind: kindOf(state) })
  return { code, message, next }
}

/** What a code that stands beside a state was taken for. */
function kindOf(state: RefundState): GatewayErrorKind {
  if (state === "refused" || state === "unfunded") return state
  return "unknown"
}
