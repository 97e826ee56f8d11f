import type { MedusaContainer } from "@medusajs/framework/types"
import { addCaptureTransaction } from "../books/transactions"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findCaptureBooking,
  findFreezeLeft,
  findTrade,
  markTradeSettled,
  openDiscrepancy,
  scheduleTrade,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { tellTrade } from "../events/tell-news"
import type { Settlement } from "../settle/settle-trade"

/** Medusa books a capture in its order right after the provider has answered. */
const BOOKING_MS = 60_000

/** A paid capture is settled when the order's own books hold it, too. Under the trade's lease. */
export async function settleCapture(
  container: MedusaContainer,
  claimed: TradeRow
): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const trade = (await findTrade(db, claimed.account, claimed.out_trade_no)) ?? claimed
  if (trade.settled_at) return { outcome: "captured" }
  const booking = await findCaptureBooking(db, trade.capture_id ?? "")
  if (!booking) return reportUnbooked(container, cnpay, trade)
  if (booking.orderId && !booking.isBooked) {
    if (now.getTime() - (trade.paid_at ?? now).getTime() < BOOKING_MS) return { outcome: "waiting" }
    await addCaptureTransaction(container, booking.orderId, trade.capture_id ?? "")
  }
  await lookAtEmptyFreeze(cnpay, trade)
  if (await markTradeSettled(db, trade.out_trade_no, now)) {
    await tellTrade(container, "cnpay.trade.paid", trade)
  }
  return { outcome: "captured" }
}

/** A freeze of which all is captured has ended, and need not wait for its next look to be known so. */
async function lookAtEmptyFreeze(
  cnpay: CnpayModuleService,
  { freeze_no: freezeNo }: TradeRow
): Promise<void> {
  const db = cnpay.connection()
  if (!freezeNo || (await findFreezeLeft(db, freezeNo)) > 0) return
  await scheduleTrade(db, freezeNo, cnpay.clock())
}

/** Money was taken for a capture that Medusa does not have: a person decides. */
async function reportUnbooked(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<Settlement> {
  await openDiscrepancy(cnpay.connection(), {
    account: trade.account,
    kind: "only_at_gateway",
    outTradeNo: trade.out_trade_no,
    ours: { capture_id: trade.capture_id, freeze_no: trade.freeze_no },
    gateway: { state: "paid", total: trade.paid_fen },
  })
  return { outcome: "differs" }
}
