import { useDate } from "@medusajs/dashboard/hooks"
import { createDataTableFilterHelper, type DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import type { Query } from "../../shared/api/client"
import { RUN_STATES, type Run } from "../../shared/api/runs"
import { useAccountFilter } from "../../shared/hooks/use-account-filter"
import { useDateOptions } from "../../shared/hooks/use-date-options"
import { useText } from "../../shared/hooks/use-text"

const filter = createDataTableFilterHelper<Run>()

export const FILTERS = ["state", "account", "bill_day"] as const

export function useRunFilters(): DataTableFilter[] {
  const { text } = useText()
  const { getFullDate } = useDate()
  const account = useAccountFilter()
  const dates = useDateOptions()
  return useMemo(
    () => [
      filter.accessor("state", {
        type: "multiselect",
        label: text("common.fields.state"),
        options: RUN_STATES.map((value) => ({
          value,
          label: text(`reconciliation.runStates.${value}`),
        })),
      }),
      ...account,
      filter.accessor("bill_day", {
        type: "date",
        label: text("common.fields.billDay"),
        format: "date",
        formatDateValue: (date) => getFullDate({ date }),
        ...dates,
      }),
    ],
    [text, getFullDate, account, dates]
  )
}

/** The table's dates are moments in the viewer's zone; a bill day is the day that he meant by them. */
export function withBillDays(query: Query): Query {
  const { bill_day: range, ...rest } = query
  if (typeof range !== "object" || range === null) return rest
  const days = Object.entries(range).map(([bound, at]) => [bound, localDay(String(at))])
  return { ...rest, bill_day: Object.fromEntries(days) }
}

function localDay(at: string): string {
  const date = new Date(at)
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0"))
  return `${date.getFullYear()}-${month}-${day}`
}
