import { reasonOf } from "../core/errors"
import type { IEventBusModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { TradeRow } from "../modules/cnpay/queries"

export type TradeEvent = "cnpay.trade.paid" | "cnpay.trade.frozen" | "cnpay.trade.closed"

/** Events are hints: the tables are the truth, and a bus that is down undoes nothing. */
export async function announce(
  container: MedusaContainer,
  name: TradeEvent,
  trade: TradeRow
): Promise<void> {
  const { account, out_trade_no, session_id } = trade
  await tell(container, name, { account, out_trade_no, session_id })
}

export function tellDiscrepancies(
  container: MedusaContainer,
  what: "opened" | "resolved",
  ids: readonly string[]
): Promise<unknown> {
  return Promise.all(ids.map((id) => tell(container, `cnpay.discrepancy.${what}`, { id })))
}

/** Says something to whoever listens; that nobody could be told is noted and no more. */
export async function tell(
  container: MedusaContainer,
  name: string,
  data: Record<string, unknown>
): Promise<void> {
  try {
    await container.resolve<IEventBusModuleService>(Modules.EVENT_BUS).emit({ name, data })
  } catch (error) {
    const reason = reasonOf(error)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: the event ${name} could not be sent: ${reason}`)
  }
}
