import type { MedusaContainer } from "@medusajs/framework/types"
import { underOrderLease } from "../books/order-lease"
import { GatewayError } from "../core/errors"
import type { RefundDetour } from "../gateways/gateway"
import { CNPAY_MODULE } from "../modules/cnpay"
import { resolveDiscrepancy, updateRefund } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { recordRefund } from "../refunds/record-refund"
import { findFailed, type RefundMove } from "./failed-refund"
import { problems } from "./messages"

export interface RedirectMove extends RefundMove {
  /** Left out: to the merchant's own account. Kept nowhere. */
  card?: NonNullable<RefundDetour["card"]>
}

const ASK_MS = 60_000

/**
 * Sends the money of an abnormal refund another way, under its own number, so that it moves once. When
 * it is under way Medusa's books say again that it went back.
 */
export async function redirectRefund(
  container: MedusaContainer,
  move: RedirectMove
): Promise<void> {
  const { trade } = await findFailed(container, move)
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  await underOrderLease(cnpay, trade.payment_collection_id ?? "", () => redirect(container, move))
}

async function redirect(container: MedusaContainer, move: RedirectMove): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const { refund, gateway, discrepancy: id } = await findFailed(container, move)
  const { out_refund_no: outRefundNo, gateway_refund_no: gatewayRefundNo } = refund
  if (refund.state !== "abnormal" || !gatewayRefundNo) throw problems.notAbnormal(outRefundNo)
  if (!gateway.redirectRefund) throw problems.noRedirect()
  try {
    const detour = { outRefundNo, gatewayRefundNo, card: move.card ?? null }
    const snapshot = await gateway.redirectRefund(detour)
    await recordRefund(db, refund, { snapshot, now })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    if (error.kind !== "unknown") throw problems.refused(error)
    const dueAt = new Date(now.getTime() + ASK_MS)
    await updateRefund(db, { no: outRefundNo, state: "abnormal", dueAt, errorCode: error.code })
    throw problems.unknown(outRefundNo)
  }
  const { reason, by } = move
  await resolveDiscrepancy(db, {
    ...{ id, reason, by, now },
    ...{ move: "redirect", state: "resolved", resolution: "redirected" },
  })
}
