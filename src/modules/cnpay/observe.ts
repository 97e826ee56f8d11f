import { decide, type Decision } from "../../core/decide"
import type { Payee, TradeSnapshot } from "../../core/trade"
import { markTradeClosed, markTradePaid, openDiscrepancy } from "./queries"
import type { Connection, TradeRow } from "./queries"

export interface Observation {
  trade: TradeRow
  snapshot: TradeSnapshot
  /** The ids that the trade's account answers to. */
  payee: Payee
  now: Date
}

/**
 * Applies the settlement rule to what a gateway said and commits the outcome to the ledger, before
 * anything is done in Medusa: whatever fails later, the money is written down. The same for a
 * notification, a query and a question; providers and workflows share it.
 */
export async function observe(db: Connection, seen: Observation): Promise<Decision> {
  const { trade, snapshot, payee, now } = seen
  const ours = {
    outTradeNo: trade.out_trade_no,
    state: trade.state,
    total: trade.amount_fen,
    payee,
  }
  const decision = decide(snapshot, ours)
  switch (decision.action) {
    case "capture":
      await markTradePaid(db, {
        no: trade.out_trade_no,
        gatewayTradeNo: snapshot.gatewayTradeNo,
        paidAt: snapshot.paidAt ?? now,
      })
      break
    case "close":
      await markTradeClosed(db, trade.out_trade_no, now)
      break
    case "report":
      await openDiscrepancy(db, {
        account: trade.account,
        kind: decision.difference,
        outTradeNo: trade.out_trade_no,
        ours,
        gateway: snapshot,
      })
      break
    case "nothing":
  }
  return decision
}
