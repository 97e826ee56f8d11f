import { wechatTransactionId } from "../ids"
import type { Obstacle, Trade } from "../records"
import type { World } from "../world"
import { notifyPayment } from "./notify"

/** Why the shopper cannot pay; `null` when he can. */
export function obstacle(world: World, trade: Trade): Obstacle | null {
  if (trade.state === "CLOSED" || trade.state === "REVOKED") return "closed"
  if (trade.paid_at) return "paid"
  // An order is not closed by its `time_expire`: it only cannot be paid any more.
  const now = world.clock()
  // A code that was read is not a code that was shown: it is paid with the password, or not at all.
  if (trade.scene === "codepay") return trade.state === "USERPAYING" ? null : "expired"
  return trade.time_expire <= now || trade.code_expires_at <= now ? "expired" : null
}

/** Who is asked for the password can refuse; an order that was only looked at stays as it is. */
export function giveUp(trade: Trade): void {
  if (trade.state === "USERPAYING") trade.state = "PAYERROR"
}

/** The shopper pays; only a paid order has a transaction id. */
export function pay(world: World, trade: Trade): void {
  const now = world.clock()
  trade.state = "SUCCESS"
  trade.paid_at = now
  trade.gateway_trade_no = wechatTransactionId(now)
  notifyPayment(world, trade)
}
