import type { Query } from "../shared/api/client"
import { download, type ExportFormat } from "../shared/api/export"
import { useAct } from "../shared/hooks/use-act"
import { useText } from "../shared/hooks/use-text"

/** Buttons that save what a list shows, all pages of it, as CSV and as XLSX. */
export function useExport(path: string, query: Query) {
  const { text, language } = useText()
  const { limit: _limit, offset: _offset, order: _order, ...filters } = query
  const act = useAct({
    run: (format: ExportFormat) => download(path, { ...filters, format, lang: language }),
    done: (file) => text("reconciliation.export.done", { file }),
    failed: () => text("reconciliation.export.failed"),
  })
  const formats: ExportFormat[] = ["csv", "xlsx"]
  return formats.map((format) => ({
    label: text(`reconciliation.export.${format}`),
    disabled: act.isPending,
    onClick: () => act.mutate(format),
  }))
}
