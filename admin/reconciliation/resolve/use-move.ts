import { move, nameOf, type Discrepancy, type MoveOrder } from "../../shared/api/discrepancies"
import { useAct } from "../../shared/hooks/use-act"
import { useText } from "../../shared/hooks/use-text"

/** Makes a move, and tells whether the books agree after it. */
export function useMove(discrepancy: Discrepancy, onClosed: () => void) {
  const { text } = useText()
  const no = nameOf(discrepancy)
  return useAct({
    run: (order: MoveOrder) => move(discrepancy.id, order),
    done: ({ discrepancy: after }, { move }) =>
      text(isOver(after) ? "discrepancies.resolve.done" : "discrepancies.resolve.stays", {
        no,
        move: text(`discrepancies.moves.${move}`),
      }),
    failed: ({ move }) =>
      text("discrepancies.resolve.failed", { no, move: text(`discrepancies.moves.${move}`) }),
    isWarning: ({ discrepancy: after }) => !isOver(after),
    then: ({ discrepancy: after }) => isOver(after) && onClosed(),
  })
}

function isOver({ state }: Discrepancy): boolean {
  return state === "resolved" || state === "accepted" || state === "waiting"
}
