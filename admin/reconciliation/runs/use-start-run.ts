import { startRun, type Run } from "../../shared/api/runs"
import { useAct } from "../../shared/hooks/use-act"
import { useText } from "../../shared/hooks/use-text"

interface Wanted {
  account: string
  day: string
}

/** Fetches and matches a day's bill, for the first time or again. */
export function useStartRun(then?: (run: Run) => void) {
  const { text } = useText()
  return useAct({
    run: async ({ account, day }: Wanted) => (await startRun(account, day)).run,
    done: (_, wanted) => text("reconciliation.run.started", { ...wanted }),
    failed: (wanted) => text("reconciliation.run.failed", { ...wanted }),
    then,
  })
}
