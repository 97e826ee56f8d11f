import { DataTable } from "@medusajs/dashboard/components"
import type { DataTableRowSelectionState } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useCallback, useState } from "react"
import { useLocation } from "react-router-dom"
import { keys } from "../shared/api/keys"
import { isInHand, listNotifications, type Notification } from "../shared/api/notifications"
import { Failure } from "../shared/failure"
import { usePermissions } from "../shared/hooks/use-permissions"
import { PAGE_SIZE, useTableQuery } from "../shared/hooks/use-table-query"
import { useText } from "../shared/hooks/use-text"
import { LOOK_AGAIN_MS } from "../shared/look-again"
import { toNotification } from "../shared/paths"
import { Refused } from "../shared/refused"
import { useNotificationColumns } from "./columns"
import { FILTERS, useNotificationFilters } from "./filters"
import { useReplayCommand } from "./use-replay"

/** Replayed together are those that failed; one that is done is replayed by itself. */
const canSelect = ({ state }: Notification) => state === "failed" || state === "retrying"

export function NotificationTable() {
  const { text } = useText()
  const { may, mayNot } = usePermissions()
  const { search } = useLocation()
  const [selected, select] = useState<DataTableRowSelectionState>({})
  const query = useTableQuery({ filters: FILTERS, order: "-received_at" })
  const { data, error, refetch, isPending } = useQuery({
    queryKey: keys.notifications(query),
    queryFn: () => listNotifications(query),
    placeholderData: keepPreviousData,
    enabled: may("cnpay_notification", "read"),
    refetchInterval: ({ state }) =>
      state.data?.notifications.some(isInHand) ? LOOK_AGAIN_MS : false,
  })
  // The columns are made of it: a new one each time would make each cell anew, and lose the focus.
  const hrefOf = useCallback(({ id }: Notification) => `${toNotification(id)}${search}`, [search])
  const mayReplay = may("cnpay_notification", "update")
  const columns = useNotificationColumns({ hrefOf, isSelectable: mayReplay })
  const filters = useNotificationFilters()
  const command = useReplayCommand({ selected, onDone: () => select({}) })
  if (mayNot("cnpay_notification", "read")) return <Refused />
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      data={data?.notifications}
      columns={columns}
      filters={filters}
      commands={mayReplay ? [command] : []}
      rowCount={data?.count}
      getRowId={({ id }) => id}
      rowHref={hrefOf}
      heading={text("notifications.title")}
      subHeading={text("notifications.subtitle")}
      pageSize={PAGE_SIZE}
      isLoading={isPending}
      rowSelection={{
        state: selected,
        onRowSelectionChange: select,
        enableRowSelection: ({ original }) => canSelect(original),
      }}
      emptyState={{
        empty: {
          heading: text("notifications.empty.title"),
          description: text("notifications.empty.text"),
        },
        filtered: {
          heading: text("common.empty.filtered"),
          description: text("common.empty.filteredHint"),
        },
      }}
    />
  )
}
