import type { PaymentSessionStatus } from "@medusajs/framework/types"
import { assertNever } from "../core/assert-never"
import type { Gateway } from "../gateways/gateway"
import { observe } from "../modules/cnpay/observe"
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
  const snapshot = await gateway.query(trade.out_trade_no)
  if (!snapshot) return trade.state === "closed" ? "canceled" : "pending"
  const decision = await observe(db, {
    trade,
    snapshot,
    payee: gateway.payee,
    isAnswer: true,
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
