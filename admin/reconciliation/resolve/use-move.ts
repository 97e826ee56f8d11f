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
      if (after.state === "resolving") {
        return text("discrepancies.resolve.underWay", { ...values, why: why ? say(why) : "" })
      }
      // It closed before the move was made, and says so.
      if (isOver(after)) {
        return why
          ? text("common.labelled", { label: no, text: say(why) })
          : text("discrepancies.resolve.done", values)
      }
      const stays = text("discrepancies.resolve.stays", values)
      return why ? text("common.labelled", { label: stays, text: say(why) }) : stays
    },
    failed: ({ move }) =>
      text("discrepancies.resolve.failed", { no, move: text(`discrepancies.moves.${move}`) }),
    isWarning: ({ discrepancy: after }) => !isOver(after),
    then: ({ discrepancy: after }) => isOver(after) && onClosed(),
  })
}

/** For the person: what is under way closes by itself. */
function isOver({ state }: Discrepancy): boolean {
  return state !== "open"
}
