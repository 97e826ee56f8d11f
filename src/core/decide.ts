import { CNY, type Fen } from "./money"
import type { OutTradeNo } from "./ids"
import type { OwnIds, Payee, TradeSnapshot, TradeState } from "./trade"

/** What we know of a trade before we look at the gateway's word. Amounts in fen. */
export interface OurTrade {
  outTradeNo: OutTradeNo
  state: TradeState
  total: Fen
  payee: OwnIds
  /** Whether the gateway ever spoke of a refund of it: messages may overtake each other. */
  refundSeen: boolean
}

export type Difference = "amount_differs" | "currency_differs" | "payee_differs" | "state_differs"

/**
 * - `capture`: the money is there, it is the right amount, and it is ours.
 * - `give_back`: the money is there and ours, but it is another amount than the one we asked for.
 * - `close`: the trade can no longer be paid.
 * - `report`: the two sides differ; a person decides, nothing is captured.
 * - `nothing`: still waiting, or the message says nothing new.
 */
export type Decision =
  | { action: "capture"; paid: Fen }
  | { action: "give_back"; paid: Fen }
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
  if (!snapshot.total) return report("amount_differs")
  // Money that went back before we ever captured it cannot pay for an order any more.
  if (ours.state !== "paid" && (ours.refundSeen || saysRefunded(snapshot))) {
    return report("state_differs")
  }
  const paid = snapshot.total
  return { action: paid === ours.total ? "capture" : "give_back", paid }
}

/** Whether a message says that money of the trade went back. */
export function saysRefunded({ refunded }: Pick<TradeSnapshot, "refunded">): boolean {
  return refunded === "some" || (refunded ?? 0) > 0
}

/** Every id that both sides know must be the same; a message need not carry all of them. */
export function samePayee(said: Payee, ours: OwnIds): boolean {
  return Object.entries(ours).every(([key, ids]) => {
    const id = said[key]
    return id === undefined || (typeof ids === "string" ? ids === id : ids.includes(id))
  })
}

function report(difference: Difference): Decision {
  return { action: "report", difference }
}
