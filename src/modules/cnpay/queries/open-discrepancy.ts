import { generateEntityId } from "@medusajs/framework/utils"
import type { Connection } from "./connection"

export type DiscrepancyKind =
  | "only_at_gateway"
  | "amount_differs"
  | "currency_differs"
  | "payee_differs"
  | "state_differs"
  | "late_money"
  | "refund_failed"
  | "refund_missing"
  | "not_refunded"
  | "books_differ"

export interface DiscrepancyToOpen {
  account: string
  kind: DiscrepancyKind
  outTradeNo: string
  /** The refund that it is about; left out: the trade itself. */
  outRefundNo?: string
  ours: unknown
  gateway: unknown
}

/** Once per trade, refund and kind while it is open. The event follows by itself. */
export async function openDiscrepancy(db: Connection, found: DiscrepancyToOpen): Promise<void> {
  await db.raw(
    `insert into cnpay_discrepancy (id, account, kind, out_trade_no, out_refund_no, ours, gateway, state)
     values (:id, :account, :kind, :outTradeNo, :outRefundNo, :ours, :gateway, 'open')
     on conflict (account, out_trade_no, out_refund_no, kind) where state = 'open' and deleted_at is null do nothing`,
    {
      outRefundNo: "",
      ...found,
      id: generateEntityId(undefined, "cndis"),
      ours: JSON.stringify(found.ours),
      gateway: JSON.stringify(found.gateway),
    }
  )
}
