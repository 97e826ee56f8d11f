import { GatewayError } from "../../core/errors"
import { claims } from "../../core/refund"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { findRefund, updateRefund } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { recordRefund } from "../../refunds/record-refund"
import { known } from "../dispute"
import { problems } from "../messages"
import type { Carry } from "../move"
import { underTradeLease } from "../trade-lease"
import { whys } from "../whys"

const ASK_MS = 60_000

/**
 * Sends the money of an abnormal refund another way, under its own number, so that it moves once. When
 * it is under way Medusa's books say again that it went back.
 */
export const redirect: Carry = async (container, dispute, { amountFen, card = null }) => {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { trade, gateway } = known(dispute)
  const { account, out_refund_no: outRefundNo } = dispute.refund ?? refuse(dispute.row)
  return underTradeLease(cnpay, trade, async () => {
    const [db, now] = [cnpay.connection(), cnpay.clock()]
    const refund = (await findRefund(db, account, outRefundNo)) ?? refuse(dispute.row)
    const { gateway_refund_no: gatewayRefundNo, amount_fen } = refund
    if (refund.state !== "abnormal" || !gatewayRefundNo) throw problems.notAbnormal(outRefundNo)
    if (!gateway.redirectRefund) throw problems.noRedirect()
    if (amountFen !== amount_fen) throw problems.otherAmount(amount_fen)
    try {
      const snapshot = await gateway.redirectRefund({ outRefundNo, gatewayRefundNo, card })
      await recordRefund(db, refund, { snapshot, now })
      if (!claims(snapshot.state)) return { end: "open", why: whys.refundFailed(outRefundNo) }
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== "unknown") throw error
      const dueAt = new Date(now.getTime() + ASK_MS)
      await updateRefund(db, { no: outRefundNo, state: "abnormal", dueAt, errorCode: error.code })
      throw problems.unknown(outRefundNo)
    }
    return { end: "agreed", resolution: "redirected" }
  })
}

function refuse({ out_refund_no }: { out_refund_no: string }): never {
  throw problems.noRefund(out_refund_no)
}
