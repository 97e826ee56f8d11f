import { useDate } from "@medusajs/dashboard/hooks"
import { createDataTableFilterHelper, type DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import { NOTIFICATION_STATES, type Notification } from "../shared/api/notifications"
import { useAccountFilter } from "../shared/hooks/use-account-filter"
import { useDateOptions } from "../shared/hooks/use-date-options"
import { useText } from "../shared/hooks/use-text"

const filter = createDataTableFilterHelper<Notification>()

export const FILTERS = ["state", "account", "received_at"] as const

export function useNotificationFilters(): DataTableFilter[] {
  const { text } = useText()
  const { getFullDate } = useDate()
  const account = useAccountFilter()
  const dates = useDateOptions()
  return useMemo(
    () => [
      filter.accessor("state", {
        type: "multiselect",
        label: text("common.fields.state"),
        options: NOTIFICATION_STATES.map((value) => ({
          value,
          label: text(`notifications.states.${value}`),
        })),
      }),
      ...account,
      filter.accessor("received_at", {
        type: "date",
        label: text("notifications.columns.received"),
        format: "date",
        formatDateValue: (date) => getFullDate({ date }),
        ...dates,
      }),
    ],
    [text, getFullDate, account, dates]
  )
}
