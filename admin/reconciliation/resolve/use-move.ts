import { move, nameOf, type Discrepancy, type MoveOrder } from "../../shared/api/discrepancies"
import { useAct } from "../../shared/hooks/use-act"
import { useText } from "../../shared/hooks/use-text"

/** Makes a move, and tells whether the books agree after it. */
export function useMove(discrepancy: Discrepancy, onClosed: () => void) {
  const { text, say } = useText()
  const no = nameOf(discrepancy)
  return useAct({
    run: (order: MoveOrder) => move(discrepancy.id, order),
    done: ({ discrepancy: after, why }, { move }) => {
      const values = { no, move: text(`discrepancies.moves.${move}`) }
      // It closed before the move was made, and says so.
      if (isOver(after))
        return why ? `${no}: ${say(why)}` : text("discrepancies.resolve.done", values)
      const stays = text("discrepancies.resolve.stays", values)
      return why ? `${stays}: ${say(why)}` : stays
    },
    failed: ({ move }) =>
      text("discrepancies.resolve.failed", { no, move: text(`discrepancies.moves.${move}`) }),
    isWarning: ({ discrepancy: after }) => !isOver(after),
    then: ({ discrepancy: after }) => isOver(after) && onClosed(),
  })
}

function isOver({ state }: Discrepancy): boolean {
  return state === "resolved" || state === "accepted" || state === "waiting"
}
