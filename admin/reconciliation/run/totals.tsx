import { SectionRow } from "@medusajs/dashboard/components"
import { Table } from "@medusajs/ui"
import type { Run, Sum } from "../../shared/api/runs"
import { useText } from "../../shared/hooks/use-text"
import { Fen, formatYuan } from "../../shared/money"
import { Section } from "../../shared/section"

/** Both sides' sums next to each other, and the fees, which only the gateway knows. */
export function Totals({ run: { totals } }: { run: Run }) {
  const { text } = useText()
  if (!totals) return null
  const { ours, gateway, fees } = totals
  const rows = [
    { name: text("reconciliation.run.payments"), ours: ours.payments, gateway: gateway.payments },
    { name: text("reconciliation.run.refunds"), ours: ours.refunds, gateway: gateway.refunds },
    { name: text("reconciliation.run.net"), ours: net(ours.net), gateway: net(gateway.net) },
  ]
  return (
    <Section title={text("reconciliation.run.general")}>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell />
              {(["ours", "gateway", "difference"] as const).map((column) => (
                <Table.HeaderCell key={column} className="text-right">
                  {text(`reconciliation.run.${column}`)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map(({ name, ours, gateway }) => (
              <Table.Row key={name}>
                <Table.Cell>{name}</Table.Cell>
                <SumCell sum={ours} />
                <SumCell sum={gateway} />
                <Table.Cell className="text-right">
                  <Fen fen={gateway.amount - ours.amount} mutedZero />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      <SectionRow title={text("reconciliation.run.feeTrade")} value={formatYuan(fees.trade)} />
      <SectionRow
        title={text("reconciliation.run.feeFund")}
        value={fees.fund === null ? "–" : formatYuan(fees.fund)}
      />
    </Section>
  )
}

const net = (amount: number) => ({ count: null, amount })

function SumCell({ sum }: { sum: Omit<Sum, "count"> & { count: number | null } }) {
  return (
    <Table.Cell className="text-right">
      <Fen fen={sum.amount} />
      {sum.count !== null && (
        <span className="text-ui-fg-muted ml-2">× {sum.count.toLocaleString()}</span>
      )}
    </Table.Cell>
  )
}
