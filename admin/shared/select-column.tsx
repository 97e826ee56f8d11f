import { Checkbox, createDataTableColumnHelper } from "@medusajs/ui"
import type { Text } from "./hooks/use-text"

/** The column of checkboxes, each with a name, which those of the table lack. */
export function selectColumn<Row>(text: Text) {
  return createDataTableColumnHelper<Row>().select({
    header: ({ table }) => (
      <Checkbox
        aria-label={text("common.actions.selectAll")}
        checked={
          table.getIsSomePageRowsSelected() ? "indeterminate" : table.getIsAllPageRowsSelected()
        }
        onCheckedChange={(value) => table.toggleAllPageRowsSelected(Boolean(value))}
      />
    ),
    cell: ({ row }) => (
      <Checkbox
        aria-label={text("common.actions.select")}
        checked={row.getIsSelected()}
        disabled={!row.getCanSelect()}
        onCheckedChange={(value) => row.toggleSelected(Boolean(value))}
        onClick={(event) => event.stopPropagation()}
      />
    ),
  })
}
