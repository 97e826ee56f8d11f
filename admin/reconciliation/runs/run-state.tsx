import { Tooltip } from "@medusajs/ui"
import type { Run } from "../../shared/api/runs"
import { useText } from "../../shared/hooks/use-text"
import { State } from "../../shared/state"
import { RUN_COLORS } from "./colors"

/** How a run stands; of one that waits, until when, and of one that failed, why. */
export function RunStateBadge({ run }: { run: Pick<Run, "state" | "last_error"> }) {
  const { text, say } = useText()
  const { state, last_error: error } = run
  const badge = (
    <State color={RUN_COLORS[state]} label={text(`reconciliation.runStates.${state}`)} />
  )
  const more =
    state === "waiting"
      ? text("reconciliation.waitingHint")
      : state === "failed" && error
        ? say(error.message)
        : null
  if (!more) return badge
  return (
    <Tooltip content={more}>
      <span className="w-fit">{badge}</span>
    </Tooltip>
  )
}
