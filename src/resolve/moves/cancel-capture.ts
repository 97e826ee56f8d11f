import { CNPAY_MODULE } from "../../modules/cnpay"
import { listTradeRefunds } from "../../modules/cnpay/queries"
import { refundedFen } from "../../modules/cnpay/refunded"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { findBooking } from "../../settle/booking"
import { cancelCaptureWorkflow } from "../../workflows/cancel-capture"
import { known } from "../dispute"
import { problems } from "../messages"
import type { Carry } from "../move"
import { underTradeLease } from "../trade-lease"

/**
 * The gateway never took the money that the books say was captured: the capture is taken back, and the
 * order waits for its money again. Never on the word of a bill: the gateway is asked.
 */
export const cancelCapture: Carry = async (container, dispute) => {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { trade, gateway } = known(dispute)
  return underTradeLease(cnpay, trade, async () => {
    const { out_trade_no: no, payment_collection_id: collection } = trade
    const snapshot = await gateway.query(no)
    if (snapshot?.state === "paid") throw problems.isPaid(no)
    if (refundedFen(await listTradeRefunds(cnpay.connection(), no)) > 0) {
      throw problems.hasRefunds(no)
    }
    const booking = await findBooking(container, trade)
    if (!booking || !collection) throw problems.noTrade(no)
    const { paymentId: payment, orderId } = booking
    await cancelCaptureWorkflow(container).run({ input: { no, orderId, collection, payment } })
    return { end: "agreed", resolution: "capture_canceled", asked: snapshot }
  })
}
