import { createDataTableFilterHelper, type DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import { useText } from "../../shared/hooks/use-text"

const filter = createDataTableFilterHelper<{ kind: string }>()

export const FILTERS = ["kind"] as const

/** Which of a day's two bills. */
export function useLineFilters(): DataTableFilter[] {
  const { text } = useText()
  return useMemo(
    () => [
      filter.accessor("kind", {
        type: "radio",
        label: text("reconciliation.lines.bill"),
        options: (["trade", "fund"] as const).map((value) => ({
          value,
          label: text(`reconciliation.lines.${value}`),
        })),
      }),
    ],
    [text]
  )
}
