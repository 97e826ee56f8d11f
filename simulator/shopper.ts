import * as alipay from "./alipay/payment"
import type { Gateway, Obstacle, Trade } from "./records"
import * as wechat from "./wechat/payment"
import type { World } from "./world"

/** What the shopper can do with an order, at either gateway. */
export interface Shopper {
  /** Looks at the order (at Alipay's that opens the trade) and says why it cannot be paid, if so. */
  obstacle(world: World, trade: Trade): Obstacle | null
  pay(world: World, trade: Trade): void
  /** Walks away, where the gateway's books show it. */
  giveUp?(trade: Trade): void
}

export const SHOPPERS: Record<Gateway, Shopper> = { alipay, wechat }
