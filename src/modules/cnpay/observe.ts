import { assertNever } from "../../core/assert-never"
import type { Cause } from "../../core/cause"
import { decide, saysRefunded, type Decision, type Difference } from "../../core/decide"
import type { Fen } from "../../core/money"
import type { OwnIds, TradeSnapshot } from "../../core/trade"
import {
  markRefundSeen,
  markTradeClosed,
  markTradePaid,
  openDiscrepancy,
  scheduleTrade,
} from "./queries"
import type { Connection, TradeRow } from "./queries"

export interface Observation {
  trade: TradeRow
  snapshot: TradeSnapshot
  /** The ids that the trade's account answers to. */
  payee: OwnIds
  /** Whether it is the answer to a question of ours; a notification is only told to us. */
  isAnswer: boolean
  /** What made us look. */
  cause: Cause
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
    refundSeen: trade.refund_seen,
  }
  if (saysRefunded(snapshot) && !trade.refund_seen) await markRefundSeen(db, trade.out_trade_no)
  const decision = decide(snapshot, ours)
  switch (decision.action) {
    case "give_back": {
      // Once: a later message about the same payment must not open it again.
      const isNews = trade.state !== "paid"
      if (isNews) await report(db, seen, ours, "amount_differs")
      if (!seen.isAnswer) return askInstead(db, seen)
      await markPaid(db, seen, decision.paid)
      return decision
    }
    case "capture":
      await markPaid(db, seen, decision.paid)
      return decision
    case "close":
      await markTradeClosed(db, { no: trade.out_trade_no, now, lookAgainAt: null })
      return decision
    case "report":
      await report(db, seen, ours, decision.difference)
      return decision
    case "nothing":
      return decision
    default:
      return assertNever(decision)
  }
}

/** Money is sent back only on the word of an answer, so the sweep asks at once. */
async function askInstead(db: Connection, { trade, now }: Observation): Promise<Decision> {
  await scheduleTrade(db, trade.out_trade_no, now)
  return { action: "report", difference: "amount_differs" }
}

function markPaid(db: Connection, { trade, snapshot, cause, now }: Observation, paid: Fen) {
  return markTradePaid(db, {
    no: trade.out_trade_no,
    gatewayTradeNo: snapshot.gatewayTradeNo,
    paid,
    paidAt: snapshot.paidAt ?? now,
    cause,
    now,
  })
}

function report(
  db: Connection,
  { trade, snapshot }: Observation,
  ours: unknown,
  kind: Difference
): Promise<void> {
  return openDiscrepancy(db, {
    account: trade.account,
    kind,
    outTradeNo: trade.out_trade_no,
    ...{ oursFen: trade.amount_fen, gatewayFen: snapshot.total },
    gatewayTradeNo: snapshot.gatewayTradeNo,
    ours,
    gateway: snapshot,
  })
}
