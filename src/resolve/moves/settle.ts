import { agreeBooks } from "../../books/check-books"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { findTrade } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { settleTradeWorkflow } from "../../workflows/settle-trade"
import { known } from "../dispute"
import type { Carry } from "../move"
import { underTradeLease } from "../trade-lease"
import { query } from "./query"

/** Asks the gateway and books what it says; then mends what of Medusa's books is left behind. */
export const settle: Carry = async (container, dispute, wish) => {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { account, out_trade_no: outTradeNo } = known(dispute).trade
  await settleTradeWorkflow(container).run({ input: { account, outTradeNo, cause: "poll" } })
  const trade = await findTrade(cnpay.connection(), account, outTradeNo)
  const collection = trade?.payment_collection_id
  if (trade && collection) {
    await underTradeLease(cnpay, trade, () => agreeBooks(container, collection))
  }
  const end = await query(container, { ...dispute, trade }, wish)
  return end.end === "agreed" ? { ...end, resolution: "settled" } : end
}
