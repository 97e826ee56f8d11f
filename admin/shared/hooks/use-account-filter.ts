import { createDataTableFilterHelper, type DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import { useAccounts } from "./use-accounts"
import { useText } from "./use-text"

const filter = createDataTableFilterHelper<{ account: string }>()

/** A choice of accounts for any list; none for a role that may not see them. */
export function useAccountFilter(): DataTableFilter[] {
  const { text } = useText()
  const { accounts } = useAccounts()
  return useMemo(() => {
    const options = accounts.map(({ account, gateway }) => ({
      value: account,
      label: `${text(`common.gateways.${gateway}`)} · ${account}`,
    }))
    const label = text("common.fields.account")
    return options.length
      ? [filter.accessor("account", { type: "multiselect", label, options })]
      : []
  }, [text, accounts])
}
