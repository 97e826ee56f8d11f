import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import { openDiscrepancy } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { pursueCapture, type CaptureInHand } from "./send-capture"

/**
 * What the sweep does about a capture that nobody heard the end of. One that ends badly is a
 * discrepancy, since Medusa's books say already that its money was taken.
 */
export async function sweepCapture(
  container: MedusaContainer,
  pending: Omit<CaptureInHand, "db" | "now">
): Promise<"paid" | "unknown" | "refused"> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const result = await pursueCapture({ ...pending, db, now })
  if (result.outcome !== "refused") return result.outcome
  const { capture } = pending
  await openDiscrepancy(db, {
    account: capture.account,
    kind: "state_differs",
    outTradeNo: capture.out_trade_no,
    ours: { capture_id: capture.capture_id, amount: capture.amount_fen },
    gateway: { capture: "refused", code: result.code },
  })
  return "refused"
}
