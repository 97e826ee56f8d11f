import type { OurTrade } from "../../../src/core/decide"
import { newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { TradeSnapshot } from "../../../src/core/trade"

const outTradeNo = newOutTradeNo(new Date())

/** A payment as it should be, but for `changes`. */
export function snapshot(changes: Partial<TradeSnapshot> = {}): TradeSnapshot {
  return {
    outTradeNo,
    gatewayTradeNo: "2026112322001",
    state: "paid",
    total: fen(1990),
    currency: "cny",
    payee: { app_id: "a", seller_id: "s" },
    refunded: null,
    paidAt: new Date(),
    ...changes,
  }
}

/** Our open trade that it pays, but for `changes`. */
export function ours(changes: Partial<OurTrade> = {}): OurTrade {
  return {
    outTradeNo,
    state: "open",
    total: fen(1990),
    payee: { app_id: "a", seller_id: "s" },
    refundSeen: false,
    ...changes,
  }
}
