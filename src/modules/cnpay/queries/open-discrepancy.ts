import { generateEntityId } from "@medusajs/framework/utils"
import type { Connection } from "./connection"
import { changed } from "./rows"

export type DiscrepancyKind =
  | "only_at_gateway"
  | "amount_differs"
  | "currency_differs"
  | "payee_differs"
  | "state_differs"
  | "late_money"

export interface DiscrepancyToOpen {
  account: string
  kind: DiscrepancyKind
  outTradeNo: string
  ours: unknown
  gateway: unknown
}

/** Once per trade and kind while it is open. Answers its id when this call opened it. */
export async function openDiscrepancy(
  db: Connection,
  found: DiscrepancyToOpen
): Promise<string | null> {
  const id = generateEntityId(undefined, "cndis")
  const result = await db.raw(
    `insert into cnpay_discrepancy (id, account, kind, out_trade_no, ours, gateway, state)
     values (:id, :account, :kind, :outTradeNo, :ours, :gateway, 'open')
     on conflict (account, out_trade_no, kind) where state = 'open' and deleted_at is null do nothing`,
    {
      ...found,
      id,
      ours: JSON.stringify(found.ours),
      gateway: JSON.stringify(found.gateway),
    }
  )
  return changed(result) > 0 ? id : null
}
