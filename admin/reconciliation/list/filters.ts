import { createDataTableFilterHelper, type DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import { AGES, KINDS, STATES, type Discrepancy } from "../../shared/api/discrepancies"
import { useAccountFilter } from "../../shared/hooks/use-account-filter"
import { useText } from "../../shared/hooks/use-text"

const filter = createDataTableFilterHelper<Discrepancy & { age: string }>()

export const FILTERS = ["state", "kind", "account", "age"] as const

export function useDiscrepancyFilters(): DataTableFilter[] {
  const { text } = useText()
  const account = useAccountFilter()
  return useMemo(
    () => [
      filter.accessor("state", {
        type: "multiselect",
        label: text("common.fields.state"),
        options: STATES.map((value) => ({ value, label: text(`discrepancies.states.${value}`) })),
      }),
      filter.accessor("kind", {
        type: "multiselect",
        label: text("discrepancies.columns.kind"),
        options: KINDS.map((value) => ({ value, label: text(`discrepancies.kinds.${value}`) })),
      }),
      ...account,
      filter.accessor("age", {
        type: "select",
        label: text("discrepancies.columns.age"),
        options: AGES.map((value) => ({ value, label: text(`discrepancies.ages.${value}`) })),
      }),
    ],
    [text, account]
  )
}
