import type { Obstacle, Trade } from "../records"
import type { World } from "../world"
import { notifyPayment } from "./notify"
import { open } from "./trade"

/** Why the shopper cannot pay; `null` when he can. To look is to open the trade. */
export function obstacle(world: World, trade: Trade): Obstacle | null {
  open(world, trade)
  if (trade.paid_at) return "paid"
  if (trade.state === "TRADE_CLOSED") return "closed"
  return trade.state === "WAIT_BUYER_PAY" ? null : "expired"
}

/** The shopper pays. */
export function pay(world: World, trade: Trade): void {
  trade.state = "TRADE_SUCCESS"
  trade.paid_at = world.clock()
  notifyPayment(world, trade)
}
