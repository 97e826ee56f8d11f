import type { PaymentSessionStatus } from "@medusajs/framework/types"
import { assertNever } from "../core/assert-never"
import type { Gateway } from "../gateways/gateway"
import { observe } from "../modules/cnpay/observe"
import { observeFreeze } from "../modules/cnpay/observe-freeze"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import { isGivenBack } from "../settle/close-trade"

/** The trade's state in Medusa's words, asking the gateway unless the ledger knows the end. */
export async function tradeStatus(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  now: Date
): Promise<PaymentSessionStatus> {
  // Money that went back cannot pay for an order a second time.
  if (await isGivenBack(db, trade)) return "canceled"
  if (trade.state === "paid") return trade.paid_fen === trade.amount_fen ? "captured" : "pending"
  if (trade.kind === "freeze") return freezeStatus(db, gateway, trade, now)
  const snapshot = await gateway.query(trade.out_trade_no)
  if (!snapshot) return trade.state === "closed" ? "canceled" : "pending"
  const decision = await observe(db, {
    trade,
    snapshot,
    payee: gateway.payee,
    isAnswer: true,
    cause: "asked",
    now,
  })
  switch (decision.action) {
    case "capture":
      return "captured"
    case "close":
      return "canceled"
    case "give_back":
    case "report":
      return "pending"
    case "nothing":
      return trade.state === "closed" ? "canceled" : "pending"
    default:
      return assertNever(decision)
  }
}

/** Frozen money is `authorized` for as long as any of it may still be captured. */
async function freezeStatus(
  db: Connection,
  gateway: Gateway,
  trade: TradeRow,
  now: Date
): Promise<PaymentSessionStatus> {
  const { preauth, payee } = gateway
  const isClosed = trade.state === "closed" || trade.state === "released"
  if (trade.state === "frozen") {
    return trade.frozen_fen === trade.amount_fen ? "authorized" : "pending"
  }
  if (trade.state === "released" || !preauth) return "canceled"
  const snapshot = await preauth.query(trade.out_trade_no)
  if (!snapshot) return isClosed ? "canceled" : "pending"
  const decision = await observeFreeze(db, { trade, snapshot, payee, cause: "asked", now })
  switch (decision.action) {
    case "hold":
      return "authorized"
    case "end":
      return "canceled"
    case "release":
    case "report":
      return "pending"
    case "nothing":
      return isClosed ? "canceled" : "pending"
    default:
      return assertNever(decision)
  }
}
