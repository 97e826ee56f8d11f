import type { IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { TradeRow } from "../modules/cnpay/queries"

/** Events are hints: the tables are the truth, and nothing here depends on one arriving. */
export type TradeEvent = "cnpay.trade.paid" | "cnpay.trade.closed"

export async function announce(
  container: MedusaContainer,
  name: TradeEvent,
  trade: TradeRow
): Promise<void> {
  const bus = container.resolve<IEventBusModuleService>(Modules.EVENT_BUS)
  const { account, out_trade_no, session_id } = trade
  await bus.emit({ name, data: { account, out_trade_no, session_id } })
}
