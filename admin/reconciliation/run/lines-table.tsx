import { DataTable } from "@medusajs/dashboard/components"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { keys } from "../../shared/api/keys"
import { listLines, type BillKind } from "../../shared/api/runs"
import { Failure } from "../../shared/failure"
import { PAGE_SIZE, useTableQuery } from "../../shared/hooks/use-table-query"
import { useText } from "../../shared/hooks/use-text"
import { useExportLines } from "./use-export-lines"
import { useLineColumns } from "./line-columns"
import { FILTERS, useLineFilters } from "./line-filters"

const PREFIX = "l"

/** The archived lines of a run's bills, in the order of the file: of trades, or of the balance. */
export function LinesTable({ runId }: { runId: string }) {
  const { text } = useText()
  const asked = useTableQuery({ filters: FILTERS, prefix: PREFIX })
  const kind: BillKind = asked.kind === "fund" ? "fund" : "trade"
  const query = { ...asked, kind }
  const { data, error, refetch, isPending } = useQuery({
    queryKey: keys.lines(runId, query),
    queryFn: () => listLines(runId, query),
    placeholderData: keepPreviousData,
  })
  const columns = useLineColumns()
  const filters = useLineFilters()
  const save = useExportLines(runId, kind)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      data={data?.lines}
      columns={columns}
      filters={filters}
      actions={data && data.count > 0 ? [save] : []}
      rowCount={data?.count}
      getRowId={({ line }) => String(line)}
      heading={text(`reconciliation.lines.${kind}`)}
      headingLevel="h2"
      prefix={PREFIX}
      pageSize={PAGE_SIZE}
      isLoading={isPending}
      enableSearch={false}
      emptyState={{
        empty: {
          heading: text("reconciliation.lines.empty"),
          description: text("reconciliation.lines.emptyText"),
        },
        filtered: {
          heading: text("reconciliation.lines.empty"),
          description: text("reconciliation.lines.emptyText"),
        },
      }}
    />
  )
}
