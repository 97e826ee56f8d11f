import { Badge, Table, clx } from "@medusajs/ui"
import type { Discrepancy } from "../../shared/api/discrepancies"
import { useText } from "../../shared/hooks/use-text"
import { compare } from "./compare"
import { fieldName } from "./field-name"
import { Value } from "./value"

/** Ours and the gateway's next to each other; what differs is marked by more than a colour. */
export function Sides({ discrepancy }: { discrepancy: Discrepancy }) {
  const { text } = useText()
  const rows = compare(discrepancy)
  if (rows.length === 0) return null
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{text("discrepancies.resolve.field")}</Table.HeaderCell>
            <Table.HeaderCell>{text("discrepancies.columns.ours")}</Table.HeaderCell>
            <Table.HeaderCell>{text("discrepancies.columns.gateway")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map(({ field, ours, gateway, differs }, index) => (
            <Table.Row
              key={index}
              className={clx(differs && "bg-ui-tag-orange-bg hover:bg-ui-tag-orange-bg-hover")}
            >
              <Table.Cell className="py-3 align-top">
                {fieldName(field, text)}
                {differs && (
                  <Badge size="2xsmall" color="orange" className="ml-2">
                    ≠
                  </Badge>
                )}
              </Table.Cell>
              {[ours, gateway].map((value, side) => (
                <Table.Cell
                  key={side}
                  className="whitespace-normal [overflow-wrap:anywhere] py-3 align-top"
                >
                  <Value field={field} value={value} />
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
