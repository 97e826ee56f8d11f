import { agreeBooks } from "../../books/check-books"
import { asOutRefundNo } from "../../core/ids"
import { CNPAY_MODULE } from "../../modules/cnpay"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { settleRefund } from "../../settle/settle-refund"
import { whyRefundDiffers } from "../agreement"
import { known } from "../dispute"
import { problems } from "../messages"
import type { Carry } from "../move"
import { underTradeLease } from "../trade-lease"
import { whys } from "../whys"

/** Asks the gateway about a refund, and brings ledger and Medusa into agreement with its answer. */
export const queryRefund: Carry = async (container, dispute) => {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { trade, gateway } = known(dispute)
  const no = asOutRefundNo(dispute.row.out_refund_no)
  if (!no) throw problems.noRefund(dispute.row.out_refund_no)
  const snapshot = await gateway.queryRefund(no, trade.out_trade_no)
  if (!snapshot) return { end: "open", why: whys.refundAbsent(no), asked: null }
  await settleRefund(container, trade.account, snapshot)
  const collection = trade.payment_collection_id
  if (collection) await underTradeLease(cnpay, trade, () => agreeBooks(container, collection))
  const why = await whyRefundDiffers(container, { trade, snapshot })
  if (why) return { end: "open", why, asked: snapshot }
  return { end: "agreed", resolution: "agreed", asked: snapshot }
}

/** What somebody refunded at the gateway becomes a refund of Medusa's, without another one being sent. */
export const recordRefund: Carry = async (container, dispute, wish) => {
  const end = await queryRefund(container, dispute, wish)
  return end.end === "agreed" ? { ...end, resolution: "recorded" } : end
}
