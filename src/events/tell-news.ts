import type { IEventBusModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reasonOf } from "../core/errors"
import { CNPAY_MODULE } from "../modules/cnpay"
import { takeNews, type News, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

const MOST = 100

/**
 * Emits the events of what has changed in the ledger, whoever changed it: a provider, for one, has no
 * workflow to emit from. Events are hints: the tables are the truth, and a bus that is down undoes
 * nothing.
 */
export async function tellNews(container: MedusaContainer): Promise<void> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  for (const news of await takeNews(db, MOST)) {
    if (news.name) await tell(container, news)
  }
}

/** What the settlement itself has brought about, and tells at once. */
export function tellTrade(
  container: MedusaContainer,
  name: "cnpay.trade.paid" | "cnpay.trade.frozen",
  { account, out_trade_no, session_id }: TradeRow
): Promise<void> {
  return tell(container, { name, data: { account, out_trade_no, session_id } })
}

/** Says something to whoever listens; that nobody could be told is noted and no more. */
export async function tell(container: MedusaContainer, { name, data }: News): Promise<void> {
  try {
    await container.resolve<IEventBusModuleService>(Modules.EVENT_BUS).emit({ name, data })
  } catch (error) {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: the event ${name} could not be sent: ${reasonOf(error)}`)
  }
}
