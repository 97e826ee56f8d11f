import { wechatTransactionId } from "../ids"
import type { Obstacle, Trade } from "../records"
import type { World } from "../world"
import { notifyPayment } from "./notify"

/** Why the shopper cannot pay; `null` when he can. */
export function obstacle(world: World, trade: Trade): Obstacle | null {
  if (trade.paid_at) return "paid"
  if (trade.state === "CLOSED") return "closed"
  // An order is not closed by its `time_expire`: it only cannot be paid any more.
  const now = world.clock()
  return trade.time_expire <= now || trade.code_expires_at <= now ? "expired" : null
}

/** The shopper pays; only a paid order has a transaction id. */
export function pay(world: World, trade: Trade): void {
  const now = world.clock()
  trade.state = "SUCCESS"
  trade.paid_at = now
  trade.gateway_trade_no = wechatTransactionId(now)
  notifyPayment(world, trade)
}
