import { assertNever } from "../../core/assert-never"
import { decideFreeze, type FreezeDecision } from "../../core/decide-freeze"
import type { Fen } from "../../core/money"
import type { FreezeSnapshot, OwnIds } from "../../core/trade"
import { findFreezeLeft, markFreezeOver, markTradeFrozen, openDiscrepancy } from "./queries"
import type { Connection, TradeRow } from "./queries"

export interface FreezeObservation {
  trade: TradeRow
  snapshot: FreezeSnapshot
  payee: OwnIds
  now: Date
}

export interface FreezeOutcome {
  decision: FreezeDecision
  /** The discrepancy that this message has opened, if it has opened one. */
  opened: string | null
}

/**
 * Applies the rule for freezes to what a gateway said and commits the outcome to the ledger, before
 * anything is done in Medusa: `observe` for money that is set aside.
 */
export async function observeFreeze(
  db: Connection,
  seen: FreezeObservation
): Promise<FreezeOutcome> {
  const { trade, snapshot, payee, now } = seen
  const ours = { state: trade.state, total: trade.amount_fen, payee }
  const decision = decideFreeze(snapshot, ours)
  switch (decision.action) {
    case "hold":
    case "release":
      await markFrozen(db, seen, decision.frozen)
      return { decision, opened: null }
    case "end":
      return { decision, opened: await noticeEnd(db, trade, snapshot, now) }
    case "report": {
      const { account, out_trade_no: outTradeNo } = trade
      const kind = decision.difference
      const found = { account, kind, outTradeNo, ours, gateway: snapshot }
      return { decision, opened: await openDiscrepancy(db, found) }
    }
    case "nothing":
      return { decision, opened: null }
    default:
      return assertNever(decision)
  }
}

function markFrozen(db: Connection, { trade, snapshot, now }: FreezeObservation, frozen: Fen) {
  const { gatewayTradeNo } = snapshot
  return markTradeFrozen(db, { no: trade.out_trade_no, gatewayTradeNo, frozen, now })
}

/** What neither a capture nor a release of ours accounts for ended without us: it has expired, say. */
async function noticeEnd(
  db: Connection,
  trade: TradeRow,
  snapshot: FreezeSnapshot,
  now: Date
): Promise<string | null> {
  const left = await findFreezeLeft(db, trade.out_trade_no)
  const isNews = await markFreezeOver(db, trade.out_trade_no, now)
  if (!isNews || left === 0 || !trade.settled_at) return null
  return openDiscrepancy(db, {
    account: trade.account,
    kind: "state_differs",
    outTradeNo: trade.out_trade_no,
    ours: { frozen: trade.frozen_fen, left },
    gateway: snapshot,
  })
}
