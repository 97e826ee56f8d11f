import { createDataTableColumnHelper, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import type { Run } from "../../shared/api/runs"
import { AccountName } from "../../shared/gateway-name"
import { useText } from "../../shared/hooks/use-text"
import { Fen } from "../../shared/money"
import { toRun } from "../../shared/paths"
import { RowLink } from "../../shared/row-link"
import { When } from "../../shared/when"
import { RunStateBadge } from "./run-state"

const column = createDataTableColumnHelper<Run>()

export function useRunColumns() {
  const { text } = useText()
  return useMemo(
    () => [
      column.accessor("bill_day", {
        header: text("common.fields.billDay"),
        cell: ({ row, getValue }) => <RowLink to={toRun(row.original.id)}>{getValue()}</RowLink>,
        size: 120,
      }),
      column.accessor("account", {
        header: text("common.fields.account"),
        cell: ({ getValue }) => <AccountName account={getValue()} />,
      }),
      column.accessor("lines", {
        header: text("reconciliation.columns.lines"),
        align: "right",
        cell: ({ getValue }) => getValue().toLocaleString(),
        size: 90,
      }),
      column.accessor("matched", {
        header: text("reconciliation.columns.matched"),
        align: "right",
        cell: ({ getValue }) => getValue().toLocaleString(),
        size: 90,
      }),
      column.accessor("discrepancies", {
        header: text("reconciliation.columns.discrepancies"),
        align: "right",
        cell: ({ getValue }) => (
          <Tooltip content={text("reconciliation.openOfAll", getValue())}>
            <span>{`${getValue().open} / ${getValue().all}`}</span>
          </Tooltip>
        ),
        size: 120,
      }),
      column.accessor("net_difference_fen", {
        header: text("reconciliation.columns.difference"),
        align: "right",
        cell: ({ getValue }) => <Fen fen={getValue()} mutedZero />,
        size: 140,
      }),
      column.accessor("state", {
        header: text("common.fields.state"),
        cell: ({ row }) => <RunStateBadge run={row.original} />,
        size: 170,
      }),
      column.accessor("finished_at", {
        header: text("reconciliation.columns.finished"),
        cell: ({ getValue }) => <When at={getValue()} />,
        size: 190,
      }),
    ],
    [text]
  )
}
