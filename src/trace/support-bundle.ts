import type { CallRow } from "../modules/cnpay/queries"
import { environmentOf } from "../core/environment"
import { timeline, type History } from "./timeline"

/**
 * What a gateway's support, or the plugin's maintainers, need to look into a trade: numbers, times,
 * states and request ids. Each field is named here, so that nothing about a person can slip in.
 */
export function supportBundle(history: History, calls: readonly CallRow[], madeAt: Date) {
  const { trade, refunds, notifications, discrepancies, bill } = history
  return {
    made_at: madeAt,
    trade: {
      ...{ account: trade.account, environment: environmentOf(trade.account), scene: trade.scene },
      ...{ kind: trade.kind, out_trade_no: trade.out_trade_no },
      ...{ gateway_trade_no: trade.gateway_trade_no, state: trade.state, cause: trade.cause },
      ...{ amount_fen: trade.amount_fen, paid_fen: trade.paid_fen },
      ...{ currency_code: trade.currency_code, created_at: trade.created_at },
      ...{ paid_at: trade.paid_at, noticed_at: trade.noticed_at, settled_at: trade.settled_at },
      ...{ closed_at: trade.closed_at, expires_at: trade.expires_at },
    },
    refunds: refunds.map((it) => ({
      ...{ out_refund_no: it.out_refund_no, gateway_refund_no: it.gateway_refund_no },
      ...{ origin: it.origin, state: it.state, amount_fen: it.amount_fen },
      ...{ error_code: it.error_code, created_at: it.created_at, succeeded_at: it.succeeded_at },
    })),
    notifications: notifications.map((it) => ({
      ...{ id: it.id, event: it.event, state: it.state, attempts: it.attempts },
      ...{ duplicates: it.duplicates, received_at: it.received_at, done_at: it.done_at },
    })),
    discrepancies: discrepancies.map((it) => ({
      ...{ id: it.id, kind: it.kind, state: it.state, ours_fen: it.ours_fen },
      ...{ gateway_fen: it.gateway_fen, bill_day: it.bill_day, resolution: it.resolution },
      ...{ created_at: it.created_at, resolved_at: it.resolved_at },
    })),
    bill: bill && { day: bill.day, run_id: bill.run_id, line: bill.line },
    calls: calls.map((it) => ({
      ...{ at: it.started_at, api: it.api, outcome: it.outcome, code: it.code },
      ...{ request_id: it.request_id, attempt: it.attempt, duration_ms: it.duration_ms },
    })),
    timeline: timeline(history),
  }
}
