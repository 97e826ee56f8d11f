import { DataTable } from "@medusajs/dashboard/components"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { keys } from "../../shared/api/keys"
import { isUnderWay, listRuns } from "../../shared/api/runs"
import { Failure } from "../../shared/failure"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { PAGE_SIZE, useTableQuery } from "../../shared/hooks/use-table-query"
import { useText } from "../../shared/hooks/use-text"
import { LOOK_AGAIN_MS } from "../../shared/look-again"
import { toRun } from "../../shared/paths"
import { Refused } from "../../shared/refused"
import { useRunColumns } from "./columns"
import { FILTERS, useRunFilters, withBillDays } from "./filters"

/** Each account's bill days, and how they came out. */
export function RunTable({ prefix }: { prefix: string }) {
  const { text } = useText()
  const { may, mayNot } = usePermissions()
  const query = withBillDays(useTableQuery({ filters: FILTERS, prefix, order: "-bill_day" }))
  const { data, error, refetch, isPending } = useQuery({
    queryKey: keys.runs(query),
    queryFn: () => listRuns(query),
    placeholderData: keepPreviousData,
    enabled: may("cnpay_run", "read"),
    refetchInterval: ({ state }) => (state.data?.runs.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  })
  const columns = useRunColumns()
  const filters = useRunFilters()
  if (mayNot("cnpay_run", "read")) return <Refused />
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      data={data?.runs}
      columns={columns}
      filters={filters}
      rowCount={data?.count}
      getRowId={({ id }) => id}
      rowHref={({ id }) => toRun(id)}
      heading={text("reconciliation.tabs.runs")}
      headingLevel="h2"
      prefix={prefix}
      pageSize={PAGE_SIZE}
      isLoading={isPending}
      enableSearch={false}
      emptyState={{
        empty: {
          heading: text("reconciliation.empty.title"),
          description: text("reconciliation.empty.text"),
        },
        filtered: {
          heading: text("common.empty.filtered"),
          description: text("common.empty.filteredHint"),
        },
      }}
    />
  )
}
