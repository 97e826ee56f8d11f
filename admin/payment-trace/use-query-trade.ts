import { queryTrade } from "../shared/api/trades"
import { useAct } from "../shared/hooks/use-act"
import { useText } from "../shared/hooks/use-text"

/** Asks the gateway now, and settles what it says. */
export function useQueryTrade(no: string) {
  const { text } = useText()
  return useAct({
    run: () => queryTrade(no),
    done: ({ outcome }) =>
      text("trace.query.done", { no, outcome: text(`trace.query.outcomes.${outcome}`) }),
    failed: () => text("trace.query.failed", { no }),
    isWarning: ({ outcome }) => outcome === "differs" || outcome === "late",
  })
}
