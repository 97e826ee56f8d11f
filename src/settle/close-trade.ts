import type { CloseOutcome, Gateway } from "../gateways/gateway"
import { listTradeRefunds, markTradeClosed } from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"

/** Closes a trade at the gateway, and then in the ledger. One that is paid or frozen is left alone. */
export async function closeTrade(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  now: Date
): Promise<CloseOutcome> {
  if (trade.state === "paid" || trade.state === "frozen") return "paid"
  if (trade.state === "closed" || trade.state === "released") return "closed"
  const closer = trade.kind === "freeze" ? gateway.preauth : gateway
  if (!closer) return "unknown"
  const outcome = await closer.close(trade.out_trade_no, {
    scene: trade.scene,
    at: trade.created_at,
  })
  if (outcome === "closed" || outcome === "absent") {
    // What the gateway never heard of cannot be closed there: a code that was shown can still be
    // paid until it expires, so that moment is looked at too.
    const lookAgainAt = outcome === "absent" ? new Date(trade.expires_at.getTime() + 60_000) : null
    await markTradeClosed(db, { no: trade.out_trade_no, now, lookAgainAt })
  }
  return outcome
}

/** A paid trade whose money has all gone back holds nothing that a session would be needed for. */
export async function isGivenBack(db: Connection, trade: TradeRow): Promise<boolean> {
  if (trade.state !== "paid") return false
  return leftFen(trade, await listTradeRefunds(db, trade.out_trade_no)) === 0
}
