import type { MedusaContainer } from "@medusajs/framework/types"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import { CNPAY_MODULE } from "../modules/cnpay"
import { openDiscrepancy, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { tellDiscrepancies } from "../settle/announce"
import { pursueCapture } from "./send-capture"

/**
 * What the sweep does about a capture that nobody heard the end of. One that ends badly is a
 * discrepancy, since Medusa's books say already that its money was taken.
 */
export async function sweepCapture(
  container: MedusaContainer,
  gateway: Gateway,
  preauth: Preauth,
  capture: TradeRow
): Promise<"paid" | "unknown" | "refused"> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const result = await pursueCapture({ db, gateway, preauth, capture, now })
  if (result.outcome !== "refused") return result.outcome
  const opened = await openDiscrepancy(db, {
    account: capture.account,
    kind: "state_differs",
    outTradeNo: capture.out_trade_no,
    ours: { capture_id: capture.capture_id, amount: capture.amount_fen },
    gateway: { capture: "refused", code: result.code },
  })
  if (opened) await tellDiscrepancies(container, "opened", [opened])
  return "refused"
}
