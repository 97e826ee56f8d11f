import { gatewayNameOf } from "../../../../core/account"
import { statusOf } from "../../../../core/trade-status"
import type { ListedTrade, RefundRow } from "../../../../modules/cnpay/queries"
import { refundedFen } from "../../../../modules/cnpay/refunded"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { timeline, type History } from "../../../../trace/timeline"
import { discrepancyView } from "../discrepancies/view"
import { refundView } from "../refunds/view"

/** What a search shows of a trade. Amount in fen. */
export function listedTrade(row: ListedTrade) {
  return { ...row, gateway: gatewayNameOf(row.account) }
}

/** What an admin sees of a trade, with everything that happened to it. Amounts in fen. */
export function tradeView(cnpay: CnpayModuleService, history: History) {
  const { trade, refunds, discrepancies, bill } = history
  const { account, scene, kind, out_trade_no, gateway_trade_no, state, amount_fen } = trade
  const { paid_fen, currency_code, cause, created_at, paid_at, settled_at, closed_at } = trade
  const live = discrepancies.filter(isLive)
  return {
    ...{ account, gateway: gatewayNameOf(account), scene, kind, out_trade_no, gateway_trade_no },
    ...{ status: statusOf(factsOf(history), cnpay.clock()), state, amount_fen, paid_fen },
    refunded_fen: refundedFen(refunds.filter(({ state: its }) => its === "succeeded")),
    ...{ currency_code, cause, created_at, paid_at, settled_at, closed_at },
    ...{ expires_at: trade.expires_at, due_at: trade.due_at },
    refunds: refunds.map((refund) => withMoves(cnpay, refund, live)),
    discrepancies: live.map((row) => discrepancyView(cnpay, row)),
    bill: bill && { day: bill.day, run_id: bill.run_id, line: bill.line },
    timeline: timeline(history),
  }
}

function factsOf({ trade, refunds, discrepancies }: History) {
  return {
    state: trade.state,
    paid: trade.paid_fen,
    noticedAt: trade.noticed_at,
    settledAt: trade.settled_at,
    refunds: refunds.map(({ state, amount_fen }) => ({ state, amount: amount_fen })),
    disputes: discrepancies.map(({ state }) => state),
  }
}

/** A refund and what may be done about it: what its open discrepancy allows. */
function withMoves(cnpay: CnpayModuleService, refund: RefundRow, live: History["discrepancies"]) {
  const dispute = live.find((row) => row.out_refund_no === refund.out_refund_no)
  const moves = dispute ? discrepancyView(cnpay, dispute).moves : []
  return {
    ...refundView(refund),
    moves: moves.filter((move) => move === "retry" || move === "redirect" || move === "accept"),
    discrepancy_id: dispute?.id ?? null,
  }
}

function isLive({ state }: History["discrepancies"][number]): boolean {
  return state === "waiting" || state === "open" || state === "resolving"
}
