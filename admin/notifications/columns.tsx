import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { Notification } from "../shared/api/notifications"
import { CopyNo } from "../shared/copy-no"
import { AccountName } from "../shared/gateway-name"
import { useText } from "../shared/hooks/use-text"
import { RowLink } from "../shared/row-link"
import { selectColumn } from "../shared/select-column"
import { State } from "../shared/state"
import { When } from "../shared/when"
import { NOTIFICATION_COLORS } from "./colors"
import { About } from "./about"
import { NextOrDone } from "./next-or-done"

const column = createDataTableColumnHelper<Notification>()

interface Wanted {
  hrefOf: (notification: Notification) => string
  isSelectable: boolean
}

export function useNotificationColumns({ hrefOf, isSelectable }: Wanted) {
  const { text } = useText()
  return useMemo(
    () => [
      ...(isSelectable ? [selectColumn<Notification>(text)] : []),
      column.accessor("received_at", {
        header: text("notifications.columns.received"),
        cell: ({ row, getValue }) => (
          <RowLink to={hrefOf(row.original)}>
            <When at={getValue()} />
          </RowLink>
        ),
        size: 200,
      }),
      column.accessor("account", {
        header: text("common.fields.gateway"),
        cell: ({ getValue }) => <AccountName account={getValue()} />,
        size: 210,
      }),
      column.accessor("about", {
        header: text("notifications.columns.about"),
        cell: ({ getValue }) => <About about={getValue()} />,
        size: 120,
      }),
      column.accessor("out_trade_no", {
        header: text("common.fields.outTradeNo"),
        cell: ({ getValue }) => <CopyNo no={getValue()} what={text("common.fields.outTradeNo")} />,
      }),
      column.accessor("state", {
        header: text("common.fields.state"),
        cell: ({ getValue }) => (
          <State
            color={NOTIFICATION_COLORS[getValue()]}
            label={text(`notifications.states.${getValue()}`)}
          />
        ),
        size: 120,
      }),
      column.accessor("attempts", {
        header: text("notifications.columns.attempts"),
        align: "right",
        cell: ({ getValue }) => getValue().toLocaleString(),
        size: 90,
      }),
      column.accessor("due_at", {
        header: text("notifications.columns.next"),
        cell: ({ row }) => <NextOrDone notification={row.original} />,
        size: 190,
      }),
    ],
    [text, hrefOf, isSelectable]
  )
}
