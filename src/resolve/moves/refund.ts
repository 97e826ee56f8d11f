import type { MedusaContainer } from "@medusajs/framework/types"
import { agreeBooks } from "../../books/check-books"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { deleteStrayTrade, findTrade, type TradeRow } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { giveBack } from "../../refunds/give-back"
import { closeRefunded } from "../../settle/close-refunded"
import { keepStray } from "../keep-stray"
import { leftOf } from "../left"
import { problems } from "../messages"
import type { Carry, MoveEnd, MoveWish } from "../move"
import { underTradeLease } from "../trade-lease"
import { whys } from "../whys"

/** Sends back all that is left of a trade's money. Made twice, it finds nothing left the second time. */
export const refund: Carry = async (container, dispute, wish) => {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const trade = dispute.trade ?? (await keepStray(container, dispute))
  try {
    return await underTradeLease(cnpay, trade, () => sendBack(container, trade, wish))
  } catch (error) {
    if (!dispute.trade) await deleteStrayTrade(cnpay.connection(), trade.out_trade_no)
    throw error
  }
}

async function sendBack(
  container: MedusaContainer,
  trade: TradeRow,
  { id, by, amountFen }: MoveWish
): Promise<MoveEnd> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { account, out_trade_no: no, payment_collection_id: collection } = trade
  if (collection) await agreeBooks(container, collection)
  const current = (await findTrade(db, account, no)) ?? trade
  const amount = await leftOf(container, current)
  if (amount > 0) {
    if (amountFen !== amount) throw problems.otherAmount(amount)
    await giveBack(container, { trade: current, amount, note: `cnpay: ${id}`, by })
    if (collection) await agreeBooks(container, collection)
  }
  const isBack = await closeRefunded(container, current)
  return isBack
    ? { end: "agreed", resolution: "refunded" }
    : { end: "under_way", why: whys.onItsWay() }
}
