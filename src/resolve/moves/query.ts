import { whyTradeDiffers } from "../agreement"
import { known } from "../dispute"
import type { Carry } from "../move"

/** Asks the gateway what it says of the trade. Books nothing: what agrees by now is closed. */
export const query: Carry = async (container, dispute) => {
  const { trade, gateway } = known(dispute)
  const snapshot = await gateway.query(trade.out_trade_no)
  const why = await whyTradeDiffers(container, { trade, snapshot })
  if (why) return { end: "open", why, asked: snapshot }
  return { end: "agreed", resolution: "agreed", asked: snapshot }
}
