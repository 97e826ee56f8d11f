import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { Discrepancy } from "../../shared/api/discrepancies"
import { CopyNo } from "../../shared/copy-no"
import { useText } from "../../shared/hooks/use-text"
import { Fen } from "../../shared/money"
import { RowLink } from "../../shared/row-link"
import { selectColumn } from "../../shared/select-column"
import { State } from "../../shared/state"
import { When } from "../../shared/when"
import { DISCREPANCY_COLORS } from "./live"

const column = createDataTableColumnHelper<Discrepancy>()

interface Wanted {
  hrefOf: (discrepancy: Discrepancy) => string
  isSelectable: boolean
}

export function useDiscrepancyColumns({ hrefOf, isSelectable }: Wanted) {
  const { text } = useText()
  return useMemo(
    () => [
      ...(isSelectable ? [selectColumn<Discrepancy>(text)] : []),
      column.accessor("kind", {
        header: text("discrepancies.columns.kind"),
        cell: ({ row }) => (
          <RowLink to={hrefOf(row.original)}>
            {text(`discrepancies.kinds.${row.original.kind}`)}
          </RowLink>
        ),
        size: 170,
      }),
      column.accessor("order", {
        header: text("common.fields.order"),
        cell: ({ getValue }) => <OrderLink order={getValue()} />,
        size: 90,
      }),
      column.accessor("out_trade_no", {
        header: text("common.fields.outTradeNo"),
        cell: ({ row }) => (
          <CopyNo
            no={row.original.out_trade_no || row.original.gateway_trade_no}
            what={text("common.fields.outTradeNo")}
          />
        ),
      }),
      column.accessor("ours_fen", {
        header: text("discrepancies.columns.ours"),
        align: "right",
        cell: ({ getValue }) => <Fen fen={getValue()} />,
        size: 120,
      }),
      column.accessor("gateway_fen", {
        header: text("discrepancies.columns.gateway"),
        align: "right",
        cell: ({ getValue }) => <Fen fen={getValue()} />,
        size: 120,
      }),
      column.accessor("difference_fen", {
        header: text("discrepancies.columns.difference"),
        align: "right",
        enableSorting: true,
        sortLabel: text("discrepancies.columns.difference"),
        sortAscLabel: text("discrepancies.sort.smallest"),
        sortDescLabel: text("discrepancies.sort.largest"),
        cell: ({ getValue }) => <Fen fen={getValue()} mutedZero />,
        size: 130,
      }),
      column.accessor("created_at", {
        header: text("discrepancies.columns.age"),
        enableSorting: true,
        sortLabel: text("discrepancies.columns.age"),
        sortAscLabel: text("discrepancies.sort.oldest"),
        sortDescLabel: text("discrepancies.sort.newest"),
        cell: ({ getValue }) => <When at={getValue()} relative />,
        size: 150,
      }),
      column.accessor("state", {
        header: text("common.fields.state"),
        cell: ({ getValue }) => (
          <State
            color={DISCREPANCY_COLORS[getValue()]}
            label={text(`discrepancies.states.${getValue()}`)}
          />
        ),
        size: 130,
      }),
    ],
    [text, hrefOf, isSelectable]
  )
}

function OrderLink({ order }: { order: Discrepancy["order"] }) {
  if (!order) return <span className="text-ui-fg-muted">–</span>
  return (
    <Link
      to={`/orders/${order.id}`}
      onClick={(event) => event.stopPropagation()}
      className="hover:underline"
    >
      #{order.display_id}
    </Link>
  )
}
