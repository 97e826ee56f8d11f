import type { CloseOutcome, Gateway } from "../gateways/gateway"
import { listTradeRefunds, markTradeClosed } from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import { refundedFen } from "../modules/cnpay/refunded"

/** Closes a trade at the gateway, and then in the ledger. A paid trade is left alone. */
export async function closeTrade(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  now: Date
): Promise<CloseOutcome> {
  if (trade.state === "paid" || trade.state === "closed") return trade.state
  const outcome = await gateway.close(trade.out_trade_no)
  if (outcome === "closed" || outcome === "absent") {
    await markTradeClosed(db, trade.out_trade_no, now)
  }
  return outcome
}

/** A paid trade whose money has all gone back holds nothing that a session would be needed for. */
export async function isGivenBack(db: Connection, trade: TradeRow): Promise<boolean> {
  if (trade.state !== "paid") return false
  return refundedFen(await listTradeRefunds(db, trade.out_trade_no)) >= trade.amount_fen
}
