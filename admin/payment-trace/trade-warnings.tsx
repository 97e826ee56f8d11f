import { useDate } from "@medusajs/dashboard/hooks"
import { Alert, Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Trade } from "../shared/api/trades"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useText } from "../shared/hooks/use-text"
import { toDiscrepancy } from "../shared/paths"
import { isUnplaced } from "./settled"
import { useQueryTrade } from "./use-query-trade"

/** What is off, and the next step. Nothing when nothing is. */
export function TradeWarnings({ trade }: { trade: Trade }) {
  const { text } = useText()
  const { may } = usePermissions()
  const live = may("cnpay_discrepancy", "read") ? trade.discrepancies : []
  if (live.length === 0 && !isUnplaced(trade)) return null
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      {isUnplaced(trade) && <Unplaced trade={trade} />}
      {live.map(({ id, kind }) => (
        <Alert key={id} variant="warning">
          <span className="flex flex-col gap-y-1">
            <strong>
              {text("common.labelled", {
                label: text("trace.differs.title"),
                text: text(`discrepancies.kinds.${kind}`),
              })}
            </strong>
            <span>{text(`discrepancies.means.${kind}`)}</span>
            <Link to={toDiscrepancy(id)} className="underline">
              {text("trace.differs.look")}
            </Link>
          </span>
        </Alert>
      ))}
    </div>
  )
}

/** Paid, and nothing of it in the shop yet. */
function Unplaced({ trade }: { trade: Trade }) {
  const { text } = useText()
  const { may } = usePermissions()
  const { getFullDate, getRelativeDate } = useDate()
  const { out_trade_no: no, paid_at: paidAt, due_at: dueAt } = trade
  const query = useQueryTrade(no)
  return (
    <Alert variant="warning">
      <span className="flex flex-col items-start gap-y-2">
        <strong>{text("trace.unplaced.title")}</strong>
        <span>
          {paidAt && text("trace.unplaced.text", { ago: getRelativeDate(paidAt) })}{" "}
          {dueAt &&
            text("trace.unplaced.next", { at: getFullDate({ date: dueAt, includeTime: true }) })}
        </span>
        {may("cnpay_trade", "update") && (
          <Button
            size="small"
            variant="secondary"
            isLoading={query.isPending}
            onClick={() => query.mutate()}
          >
            {text("trace.unplaced.settle")}
          </Button>
        )}
      </span>
    </Alert>
  )
}
