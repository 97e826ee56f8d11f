import { createDataTableCommandHelper, toast, type DataTableRowSelectionState } from "@medusajs/ui"
import { replay, replayMany, type Notification } from "../shared/api/notifications"
import { useAct } from "../shared/hooks/use-act"
import { useText } from "../shared/hooks/use-text"

const command = createDataTableCommandHelper()

/** Runs the settlement of one notification again. */
export function useReplay({ id, out_trade_no: no }: Notification) {
  const { text } = useText()
  return useAct({
    run: () => replay(id),
    done: () => text("notifications.replay.done", { no }),
    failed: () => text("notifications.replay.failed", { no }),
  })
}

interface Selection {
  selected: DataTableRowSelectionState
  onDone: () => void
}

/** The same for all that are selected, by the key `r`. */
export function useReplayCommand({ selected, onDone }: Selection) {
  const { text, say } = useText()
  const ids = Object.keys(selected).filter((id) => selected[id])
  const act = useAct({
    run: () => replayMany(ids),
    done: ({ replayed }) => text("notifications.replay.many", { count: replayed.length }),
    failed: () => text("notifications.replay.manyFailed"),
    isWarning: ({ refused }) => refused.length > 0,
    then: ({ refused: [first, ...others] }) => {
      onDone()
      if (!first) return
      const [count, reason] = [others.length + 1, say(first.reason)]
      toast.warning(text("notifications.replay.refused", { count, reason }))
    },
  })
  return command.command({
    label: text("notifications.replay.action"),
    shortcut: "r",
    action: () =>
      act.mutateAsync().then(
        () => undefined,
        () => undefined
      ),
  })
}
