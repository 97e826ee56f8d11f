import { usePrompt } from "@medusajs/ui"
import type { MoveOrder } from "../api/discrepancies"
import { useText } from "../hooks/use-text"
import { formatFen, yuanText } from "../money"

interface Question {
  order: MoveOrder
  /** Fen. */
  amount: number
  /** Whom the money goes to, masked; `null`: not known. */
  payee: string | null
}

/** Asks again before money moves: names amount and payee, and has the amount typed. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const prompt = usePrompt()
  const { text } = useText()
  return ({ order, amount, payee }) => {
    const sum = formatFen(amount)
    const whom = order.card
      ? text("discrepancies.confirm.card", { last: order.card.number.slice(-4) })
      : order.move === "redirect"
        ? text("discrepancies.confirm.own")
        : (payee ?? text("discrepancies.confirm.nobody"))
    const move = text(`discrepancies.moves.${order.move}`)
    return prompt({
      variant: "danger",
      title: text("discrepancies.confirm.title", { amount: sum }),
      description: text("discrepancies.confirm.text", { move, amount: sum, payee: whom }),
      verificationText: yuanText(amount),
      verificationInstruction: text("discrepancies.confirm.verify"),
      confirmText: move,
      cancelText: text("common.actions.cancel"),
    })
  }
}
