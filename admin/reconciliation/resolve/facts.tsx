import { SectionRow } from "@medusajs/dashboard/components"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { DiscrepancyDetail } from "../../shared/api/discrepancies"
import { CopyNo } from "../../shared/copy-no"
import { AccountName } from "../../shared/gateway-name"
import { useText } from "../../shared/hooks/use-text"
import { Fen } from "../../shared/money"
import { toRun } from "../../shared/paths"
import { State } from "../../shared/state"
import { When } from "../../shared/when"
import { DISCREPANCY_COLORS } from "../list/live"

/** What it means, how it stands, and the numbers to look it up by. */
export function Facts({ discrepancy }: { discrepancy: DiscrepancyDetail }) {
  const { text } = useText()
  const {
    kind,
    state,
    order,
    bill_day: day,
    run_id: run,
    waits_for: waitsFor,
    resolution,
  } = discrepancy
  return (
    <div className="[&_.px-6]:py-2.5">
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <State color={DISCREPANCY_COLORS[state]} label={text(`discrepancies.states.${state}`)} />
        <Text size="small">{text(`discrepancies.means.${kind}`)}</Text>
        {state === "waiting" && waitsFor && (
          <Text size="small" className="text-ui-fg-subtle">
            {text("discrepancies.waits", { day: waitsFor })}
          </Text>
        )}
      </div>
      <SectionRow
        title={text("common.fields.account")}
        value={<AccountName account={discrepancy.account} />}
      />
      <SectionRow
        title={text("common.fields.order")}
        value={order && <Link to={`/orders/${order.id}`}>#{order.display_id}</Link>}
      />
      <NumberRow field="outTradeNo" no={discrepancy.out_trade_no} />
      <NumberRow field="gatewayTradeNo" no={discrepancy.gateway_trade_no} />
      {discrepancy.out_refund_no && (
        <NumberRow field="outRefundNo" no={discrepancy.out_refund_no} />
      )}
      <SectionRow
        title={text("common.fields.billDay")}
        value={run ? <Link to={toRun(run)}>{day}</Link> : day}
      />
      <SectionRow
        title={text("discrepancies.columns.difference")}
        value={<Fen fen={discrepancy.difference_fen} mutedZero />}
      />
      <SectionRow
        title={text("discrepancies.columns.age")}
        value={<When at={discrepancy.created_at} relative />}
      />
      {discrepancy.resolved_at && (
        <SectionRow
          title={text("discrepancies.resolve.how")}
          value={
            <span>
              {resolution && `${text(`discrepancies.resolutions.${resolution}`)} · `}
              <When at={discrepancy.resolved_at} />
            </span>
          }
        />
      )}
    </div>
  )
}

interface NumberRowProps {
  field: "outTradeNo" | "gatewayTradeNo" | "outRefundNo"
  no: string | null
}

function NumberRow({ field, no }: NumberRowProps) {
  const { text } = useText()
  const what = text(`common.fields.${field}`)
  return <SectionRow title={what} value={<CopyNo no={no} what={what} />} />
}
