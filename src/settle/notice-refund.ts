import type { MedusaContainer } from "@medusajs/framework/types"
import type { TradeSnapshot } from "../core/trade"
import type { Gateway } from "../gateways/gateway"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findRefund,
  listTradeRefunds,
  openDiscrepancy,
  resolveDiscrepancies,
  type TradeRow,
} from "../modules/cnpay/queries"
import { refundedFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { settleRefund } from "./settle-refund"

/**
 * A message about a trade may tell of a refund of it: Alipay sends the trade's notice again, with the
 * refund's number and the sum of all refunds so far. The refund itself is asked for, since that sum is
 * not its amount; a sum that all known refunds do not make up is a discrepancy.
 * @see https://opendocs.alipay.com/open/270/105902
 */
export async function noticeRefund(
  container: MedusaContainer,
  { gateway, trade, snapshot }: { gateway: Gateway; trade: TradeRow; snapshot: TradeSnapshot }
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const { account, out_trade_no: outTradeNo } = trade
  const known = snapshot.refundNo ? await findRefund(db, account, snapshot.refundNo) : null
  if (snapshot.refundNo && known?.state !== "succeeded") {
    const refund = await gateway.queryRefund(snapshot.refundNo, outTradeNo)
    if (refund) await settleRefund(container, account, refund)
  }
  const ours = refundedFen(await listTradeRefunds(db, outTradeNo))
  const told = snapshot.refunded === "some" ? 1 : (snapshot.refunded ?? 0)
  const kind = "refund_only_at_gateway"
  if (told <= ours) {
    await resolveDiscrepancies(db, { no: outTradeNo, kinds: [kind], resolution: "agreed", now })
    return
  }
  const sums = { ours: { refunded: ours }, gateway: { refunded: snapshot.refunded } }
  await openDiscrepancy(db, { account, kind, outTradeNo, ...sums })
}
