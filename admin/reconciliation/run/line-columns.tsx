import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { BillLine } from "../../shared/api/runs"
import { CopyNo } from "../../shared/copy-no"
import { useText } from "../../shared/hooks/use-text"
import { Fen, formatYuan } from "../../shared/money"

const column = createDataTableColumnHelper<BillLine>()

/** A line as the bill has it; its time is Beijing's, as in the file. */
export function useLineColumns() {
  const { text } = useText()
  return useMemo(
    () => [
      column.accessor("line", { header: text("reconciliation.lines.line"), size: 80 }),
      column.accessor("at", { header: text("reconciliation.lines.at"), size: 180 }),
      column.accessor("kind", {
        header: text("reconciliation.lines.kind"),
        cell: ({ row, getValue }) => (
          <span title={row.original.type}>{text(`reconciliation.lines.kinds.${getValue()}`)}</span>
        ),
        size: 120,
      }),
      column.accessor("outTradeNo", {
        header: text("common.fields.outTradeNo"),
        cell: ({ getValue }) => <CopyNo no={getValue()} what={text("common.fields.outTradeNo")} />,
      }),
      column.accessor((line) => line.outRefundNo ?? line.gatewayRefundNo, {
        id: "refund",
        header: text("common.fields.outRefundNo"),
        cell: ({ getValue }) => <CopyNo no={getValue()} what={text("common.fields.outRefundNo")} />,
      }),
      column.accessor("gatewayTradeNo", {
        header: text("common.fields.gatewayTradeNo"),
        cell: ({ getValue }) => (
          <CopyNo no={getValue()} what={text("common.fields.gatewayTradeNo")} />
        ),
      }),
      column.accessor("amount", {
        header: text("common.fields.amount"),
        align: "right",
        cell: ({ row, getValue }) => (
          <Fen fen={row.original.direction === "in" ? getValue() : -getValue()} />
        ),
        size: 130,
      }),
      column.accessor("fee", {
        header: text("reconciliation.lines.fee"),
        align: "right",
        cell: ({ getValue }) => formatYuan(getValue()),
        size: 110,
      }),
    ],
    [text]
  )
}
