import { download } from "../../shared/api/export"
import type { BillKind } from "../../shared/api/runs"
import { useAct } from "../../shared/hooks/use-act"
import { useText } from "../../shared/hooks/use-text"

/** A button that saves all archived lines of a bill. It is not the gateway's own file, and does not say so. */
export function useExportLines(runId: string, kind: BillKind) {
  const { text, language } = useText()
  const act = useAct({
    run: () => download(`runs/${runId}/lines/export`, { kind, format: "csv", lang: language }),
    done: (file) => text("reconciliation.export.done", { file }),
    failed: () => text("reconciliation.export.failed"),
  })
  return {
    label: text("reconciliation.lines.save"),
    disabled: act.isPending,
    onClick: () => act.mutate(undefined),
  }
}
