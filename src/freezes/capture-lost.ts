import { forLog } from "../errors/for-log"
import { roundToFen } from "../core/money"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import { CNPAY_MODULE } from "../modules/cnpay"
import { listLostCaptures, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { captureFreeze } from "./capture-freeze"

/** Longer than a provider needs to write down a capture that Medusa has told it of. */
const LOST_MS = 60_000

/**
 * Medusa commits a capture before it tells its provider. When the process dies in between, its books
 * say that money was taken which was not: it is taken now, under the same capture's id.
 */
export async function captureLost(
  container: MedusaContainer,
  gateway: Gateway,
  preauth: Preauth,
  freeze: TradeRow
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const olderThan = new Date(now.getTime() - LOST_MS)
  for (const lost of await listLostCaptures(db, freeze.session_id, olderThan)) {
    const amount = roundToFen(lost.amount)
    try {
      await captureFreeze({ db, gateway, preauth, freeze, captureId: lost.id, amount, now })
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`cnpay: capture ${lost.id} of ${freeze.out_trade_no}: ${forLog(error)}`)
    }
  }
}
