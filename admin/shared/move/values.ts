import type { Move, MoveOrder } from "../api/discrepancies"
import { sendsMoney, takesCard, wantsOrder, wantsReason } from "./rules"

/** What a person fills in; what a move has no use for stays empty. */
export interface MoveValues {
  reason: string
  order_id: string
  bank: string
  number: string
  holder: string
}

export const EMPTY: MoveValues = { reason: "", order_id: "", bank: "", number: "", holder: "" }

/** What is sent: only what the move has use for. `amountFen` is repeated where money moves. */
export function orderOf(move: Move, values: MoveValues, amountFen: number): MoveOrder {
  const { bank, number, holder, reason, order_id: orderId } = values
  return {
    move,
    ...(wantsReason(move) && { reason: reason.trim() }),
    ...(wantsOrder(move) && { order_id: orderId.trim() }),
    ...(sendsMoney(move) && { amount_fen: amountFen }),
    ...(takesCard(move) && number && { card: { bank, number, holder: holder.trim() } }),
  }
}
