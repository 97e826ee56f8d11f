import { DataTable } from "@medusajs/dashboard/components"
import type { DataTableRowSelectionState } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useCallback, useState } from "react"
import { useLocation } from "react-router-dom"
import { listDiscrepancies, type Discrepancy } from "../../shared/api/discrepancies"
import { keys } from "../../shared/api/keys"
import { Failure } from "../../shared/failure"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { PAGE_SIZE, useTableQuery } from "../../shared/hooks/use-table-query"
import { useText } from "../../shared/hooks/use-text"
import { LOOK_AGAIN_MS } from "../../shared/look-again"
import { RECONCILIATION, toRun } from "../../shared/paths"
import { Refused } from "../../shared/refused"
import { useExport } from "../use-export"
import { useDiscrepancyColumns } from "./columns"
import { FILTERS, useDiscrepancyFilters } from "./filters"
import { isResolving } from "./live"
import { canBulk, useBulkCommands } from "./use-bulk-commands"

interface DiscrepancyTableProps {
  prefix: string
  /** Only those of one run. */
  runId?: string
  hasExport?: boolean
}

/** What the two books disagree about. A row opens the drawer in which it is resolved. */
export function DiscrepancyTable({ prefix, runId, hasExport }: DiscrepancyTableProps) {
  const { text } = useText()
  const { may, mayNot } = usePermissions()
  const { search } = useLocation()
  const [selected, select] = useState<DataTableRowSelectionState>({})
  const asked = useTableQuery({ filters: FILTERS, prefix, order: "-created_at" })
  const query = { ...asked, ...(runId && { run_id: runId }) }
  const { data, error, refetch, isPending } = useQuery({
    queryKey: keys.discrepancies(query),
    queryFn: () => listDiscrepancies(query),
    placeholderData: keepPreviousData,
    enabled: may("cnpay_discrepancy", "read"),
    refetchInterval: ({ state }) =>
      state.data?.discrepancies.some(isResolving) ? LOOK_AGAIN_MS : false,
  })
  const base = runId ? toRun(runId) : RECONCILIATION
  // The columns are made of it: a new one each time would make each cell anew, and lose the focus.
  const hrefOf = useCallback(
    ({ id }: Discrepancy) => `${base}/discrepancies/${id}${search}`,
    [base, search]
  )
  const rows = data?.discrepancies ?? []
  const commands = useBulkCommands({ rows, selected, onDone: () => select({}) })
  const exports = useExport("discrepancies/export", query)
  const mayMove = may("cnpay_discrepancy", "update")
  const columns = useDiscrepancyColumns({ hrefOf, isSelectable: mayMove })
  const filters = useDiscrepancyFilters()
  if (mayNot("cnpay_discrepancy", "read")) return <Refused />
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      data={rows}
      columns={columns}
      filters={filters}
      commands={mayMove ? commands : []}
      actions={hasExport ? exports : []}
      rowCount={data?.count}
      getRowId={({ id }) => id}
      rowHref={hrefOf}
      heading={text("discrepancies.title")}
      headingLevel="h2"
      prefix={prefix}
      pageSize={PAGE_SIZE}
      isLoading={isPending}
      rowSelection={{
        state: selected,
        onRowSelectionChange: select,
        enableRowSelection: ({ original }) => canBulk(original),
      }}
      emptyState={{
        empty: runId
          ? {
              heading: text("reconciliation.run.noDiscrepancies"),
              description: text("reconciliation.run.noDiscrepanciesText"),
            }
          : {
              heading: text("discrepancies.empty.title"),
              description: text("discrepancies.empty.text"),
            },
        filtered: {
          heading: text("common.empty.filtered"),
          description: text("common.empty.filteredHint"),
        },
      }}
    />
  )
}
