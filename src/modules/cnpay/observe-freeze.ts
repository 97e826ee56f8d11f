import { assertNever } from "../../core/assert-never"
import type { Cause } from "../../core/cause"
import { decideFreeze, type FreezeDecision } from "../../core/decide-freeze"
import type { Fen } from "../../core/money"
import type { FreezeSnapshot, OwnIds } from "../../core/trade"
import { findFreezeLeft, markFreezeOver, markTradeFrozen, openDiscrepancy } from "./queries"
import type { Connection, TradeRow } from "./queries"

export interface FreezeObservation {
  trade: TradeRow
  snapshot: FreezeSnapshot
  payee: OwnIds
  /** What made us look. */
  cause: Cause
  now: Date
}

/**
 * Applies the rule for freezes to what a gateway said and commits the outcome to the ledger, before
 * anything is done in Medusa: `observe` for money that is set aside.
 */
export async function observeFreeze(
  db: Connection,
  seen: FreezeObservation
): Promise<FreezeDecision> {
  const { trade, snapshot, payee, now } = seen
  const ours = { state: trade.state, total: trade.amount_fen, payee }
  const decision = decideFreeze(snapshot, ours)
  switch (decision.action) {
    case "hold":
    case "release":
      await markFrozen(db, seen, decision.frozen)
      return decision
    case "end":
      await noticeEnd(db, trade, snapshot, now)
      return decision
    case "report": {
      const { account, out_trade_no: outTradeNo } = trade
      const kind = decision.difference
      const found = { account, kind, outTradeNo, ours, gateway: snapshot }
      await openDiscrepancy(db, found)
      return decision
    }
    case "nothing":
      return decision
    default:
      return assertNever(decision)
  }
}

function markFrozen(
  db: Connection,
  { trade, snapshot, cause, now }: FreezeObservation,
  frozen: Fen
) {
  const { gatewayTradeNo } = snapshot
  return markTradeFrozen(db, { no: trade.out_trade_no, gatewayTradeNo, frozen, cause, now })
}

/** What neither a capture nor a release of ours accounts for ended without us: it has expired, say. */
async function noticeEnd(
  db: Connection,
  trade: TradeRow,
  snapshot: FreezeSnapshot,
  now: Date
): Promise<void> {
  const left = await findFreezeLeft(db, trade.out_trade_no)
  // Before the end is written down, after which nobody asks again.
  if (trade.state === "frozen" && left > 0 && trade.settled_at) {
    await openDiscrepancy(db, {
      account: trade.account,
      kind: "state_differs",
      outTradeNo: trade.out_trade_no,
      ours: { frozen: trade.frozen_fen, left },
      gateway: snapshot,
    })
  }
  await markFreezeOver(db, trade.out_trade_no, now)
}
