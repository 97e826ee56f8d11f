import type { MedusaContainer } from "@medusajs/framework/types"
import { nextRefundLook } from "../core/schedule"
import type { RefundSnapshot } from "../core/trade"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findRefund, findTrade, openDiscrepancy, updateRefund } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { closeRefunded } from "./close-refunded"

/** Brings the ledger into agreement with what a gateway says about a refund. */
export async function settleRefund(
  container: MedusaContainer,
  account: string,
  snapshot: RefundSnapshot
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const refund = await findRefund(db, account, snapshot.outRefundNo)
  const differs = refund && snapshot.amount !== null && snapshot.amount !== refund.amount_fen
  if (!refund || differs || snapshot.state === "failed") {
    // Money that Medusa's books do not know of, or that they count as sent while it came back.
    await openDiscrepancy(db, {
      account,
      kind: refund ? (differs ? "amount_differs" : "state_differs") : "only_at_gateway",
      outTradeNo: snapshot.outTradeNo,
      ours: refund ? { out_refund_no: refund.out_refund_no, amount: refund.amount_fen } : null,
      gateway: snapshot,
    })
  }
  if (!refund || differs) return
  await updateRefund(db, {
    no: refund.out_refund_no,
    state: snapshot.state,
    gatewayRefundNo: snapshot.gatewayRefundNo,
    succeededAt: snapshot.succeededAt,
    dueAt:
      snapshot.state === "processing" ? nextRefundLook(refund.sweeps, now, Math.random()) : null,
  })
  if (snapshot.state !== "succeeded") return
  const trade = await findTrade(db, account, refund.out_trade_no)
  if (trade && !trade.settled_at) await closeRefunded(container, trade)
}
