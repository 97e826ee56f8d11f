import { createDataTableCommandHelper, toast, type DataTableRowSelectionState } from "@medusajs/ui"
import { moveMany, type Discrepancy } from "../../shared/api/discrepancies"
import { useAct } from "../../shared/hooks/use-act"
import { useText } from "../../shared/hooks/use-text"

const command = createDataTableCommandHelper()

/** Only what moves no money can be done to many at once. */
const BULK = ["query", "wait"] as const

export function canBulk({ moves }: Discrepancy): boolean {
  return BULK.some((move) => moves.includes(move))
}

interface Selection {
  rows: Discrepancy[]
  selected: DataTableRowSelectionState
  onDone: () => void
}

export function useBulkCommands({ rows, selected, onDone }: Selection) {
  const { text, say } = useText()
  const ids = Object.keys(selected).filter((id) => selected[id])
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.out_trade_no ?? id
  const act = useAct({
    run: (move: (typeof BULK)[number]) => moveMany(ids, move),
    done: ({ moved }, move) =>
      text("common.labelled", {
        label: text(`discrepancies.moves.${move}`),
        text: text("discrepancies.bulk.moved", { moved: moved.length }),
      }),
    failed: () => text("discrepancies.bulk.failed"),
    isWarning: ({ refused }) => refused.length > 0,
    then: ({ refused: [first, ...others] }) => {
      onDone()
      if (!first) return
      const count = others.length + 1
      const reason = say(first.reason)
      toast.warning(text("discrepancies.bulk.refused", { count, no: nameOf(first.id), reason }))
    },
  })
  return BULK.map((move) =>
    command.command({
      label: text(`discrepancies.moves.${move}`),
      shortcut: move === "query" ? "q" : "w",
      action: () => act.mutateAsync(move).then(undefined, () => undefined),
    })
  )
}
