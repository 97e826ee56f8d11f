import { CNY, type Fen } from "./money"
import type { OutTradeNo } from "./ids"
import type { Payee, TradeSnapshot, TradeState } from "./trade"

/** What we know of a trade before we look at the gateway's word. Amounts in fen. */
export interface OurTrade {
  outTradeNo: OutTradeNo
  state: TradeState
  total: Fen
  payee: Payee
}

export type Difference = "amount_differs" | "currency_differs" | "payee_differs" | "state_differs"

/**
 * - `capture`: the money is there, it is the right amount, and it is ours.
 * - `close`: the trade can no longer be paid.
 * - `report`: the two sides differ; a person decides, nothing is captured.
 * - `nothing`: still waiting, or the message says nothing new.
 */
export type Decision =
  | { action: "capture" }
  | { action: "close" }
  | { action: "report"; difference: Difference }
  | { action: "nothing" }

/**
 * The settlement rule: total, pure, and monotone, so that messages may come late, twice or out of
 * order. `capture` on a trade that is already paid is deliberate: settling again is idempotent, and
 * it is what finishes a settlement that was cut off half way.
 */
export function decide(snapshot: TradeSnapshot, ours: OurTrade): Decision {
  switch (snapshot.state) {
    case "waiting":
      return { action: "nothing" }
    case "closed":
      return { action: ours.state === "paid" || ours.state === "closed" ? "nothing" : "close" }
    case "paid":
      return judgePayment(snapshot, ours)
  }
}

function judgePayment(snapshot: TradeSnapshot, ours: OurTrade): Decision {
  if (!samePayee(snapshot.payee, ours.payee)) return report("payee_differs")
  if (snapshot.currency !== CNY) return report("currency_differs")
  if (snapshot.total !== ours.total) return report("amount_differs")
  // Money that went back before we ever captured it cannot pay for an order any more.
  if (ours.state !== "paid" && (snapshot.refunded ?? 0) > 0) return report("state_differs")
  return { action: "capture" }
}

/** Every id that both sides know must be the same; a message need not carry all of them. */
function samePayee(said: Payee, ours: Payee): boolean {
  return Object.entries(ours).every(([key, id]) => said[key] === undefined || said[key] === id)
}

function report(difference: Difference): Decision {
  return { action: "report", difference }
}
