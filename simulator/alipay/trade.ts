import { alipayTradeNo } from "../ids"
import type { Trade } from "../records"
import type { World } from "../world"
import { AlipayRefusal } from "./codes"
import { invalid, type Biz } from "./rules"

const REFUND_WINDOW_MS = 365 * 86_400_000

/**
 * What time alone does to a trade at Alipay's: unpaid it closes by itself, paid it is finished when it can
 * no longer be refunded.
 */
export function passTime(trade: Trade, now: Date): void {
  if (trade.state === "WAIT_BUYER_PAY" && trade.time_expire <= now) {
    trade.state = "TRADE_CLOSED"
    trade.closed_at = trade.time_expire
  }
  const age = now.getTime() - (trade.paid_at?.getTime() ?? Infinity)
  if (trade.state === "TRADE_SUCCESS" && age > REFUND_WINDOW_MS) trade.state = "TRADE_FINISHED"
}

/** The shopper has opened the cashier or scanned the code: only now does the trade exist. */
export function open(world: World, trade: Trade): void {
  const now = world.clock()
  if (trade.state === "NOT_CREATED" && now < payableUntil(trade)) {
    trade.state = "WAIT_BUYER_PAY"
    trade.gateway_trade_no = alipayTradeNo(now)
  }
  passTime(trade, now)
}

/** A code dies after two hours even when the order lives longer. */
function payableUntil(trade: Trade): Date {
  return trade.code_expires_at < trade.time_expire ? trade.code_expires_at : trade.time_expire
}

/** The trade that a call names, `trade_no` before `out_trade_no`; it must exist at Alipay's. */
export function existingTrade(world: World, biz: Biz): Trade {
  const trade = namedTrade(world, biz)
  if (!trade || trade.state === "NOT_CREATED") throw new AlipayRefusal("ACQ.TRADE_NOT_EXIST")
  return trade
}

export function namedTrade({ books, clock }: World, biz: Biz): Trade | undefined {
  const { trade_no: tradeNo, out_trade_no: outTradeNo } = biz
  if (!tradeNo && !outTradeNo) throw invalid("out_trade_no和trade_no不能同时为空")
  const trade = tradeNo
    ? books.tradeByGatewayNo("alipay", String(tradeNo))
    : books.trade("alipay", String(outTradeNo))
  if (trade) passTime(trade, clock())
  return trade
}
