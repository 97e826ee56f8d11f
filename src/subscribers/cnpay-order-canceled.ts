import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { forLog } from "../errors/for-log"
import { CNPAY_MODULE } from "../modules/cnpay"
import { listOpenTrades, makeBooksDue, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { releaseRest } from "../freezes/release-freeze"
import { closeTrade } from "../settle/close-trade"

/**
 * Nobody shall pay for an order that is no more, and nothing shall stay frozen for it: Medusa cancels
 * no payment of which it has captured a part. Money that comes all the same is late money.
 */
export default async function onOrderCanceled({
  container,
  event,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id"],
    filters: { order_id: event.data.id },
  })
  const collections = links.map(({ payment_collection_id: id }) => id).filter(Boolean)
  for (const trade of await listOpenTrades(cnpay.connection(), collections)) {
    await close(container, cnpay, trade)
  }
  // Core books the refund of a cancelled order even when the provider refused to send it.
  await makeBooksDue(cnpay.connection(), collections, cnpay.clock())
}

/** One that cannot be closed now is the sweep's, and must not keep the others open. */
async function close(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<void> {
  const gateway = cnpay.gateway(trade.account)
  if (!gateway) return
  try {
    const [db, now] = [cnpay.connection(), cnpay.clock()]
    const { preauth } = gateway
    if (trade.state !== "frozen") await closeTrade(db, gateway, trade, now)
    else if (preauth) await releaseRest({ db, preauth, freeze: trade, now })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: trade ${trade.out_trade_no} of a cancelled order: ${forLog(error)}`)
  }
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "cnpay-order-canceled" },
}
