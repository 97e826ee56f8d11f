import { Text } from "@medusajs/ui"
import { useDate } from "@medusajs/dashboard/hooks"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import type { Overview } from "../../shared/api/overview"
import { useText } from "../../shared/hooks/use-text"
import { formatFen } from "../../shared/money"
import { RECONCILIATION, toDiscrepancies } from "../../shared/paths"

/** Four figures; each leads to what it counts. */
export function Cards({ overview }: { overview: Overview }) {
  const { text } = useText()
  const { getRelativeDate } = useDate()
  const { match_rate: rate, open, waiting, money_at_risk_fen: atRisk } = overview
  const oldest = overview.oldest_open_at
  const nothing = text("reconciliation.cards.nothing")
  const toOpen = toDiscrepancies({ state: ["open"] })
  return (
    <div className="grid grid-cols-2 gap-px lg:grid-cols-4 lg:divide-x">
      <Card
        to={`${RECONCILIATION}?tab=runs`}
        label={text("reconciliation.cards.matchRate")}
        value={rate === null ? "–" : percent(rate)}
        hint={text("reconciliation.cards.matchRateHint")}
      />
      <Card
        to={toOpen}
        label={text("reconciliation.cards.open")}
        value={open.toLocaleString()}
        hint={text("reconciliation.cards.openHint", { count: waiting })}
        isBad={open > 0}
      />
      <Card
        to={toDiscrepancies({ state: ["open"], order: "-difference_fen" })}
        label={text("reconciliation.cards.atRisk")}
        value={formatFen(atRisk)}
        hint={text("reconciliation.cards.atRiskHint")}
        isBad={atRisk > 0}
      />
      <Card
        to={toDiscrepancies({ state: ["open"], order: "created_at" })}
        label={text("reconciliation.cards.oldest")}
        value={oldest ? getRelativeDate(oldest) : nothing}
        hint={text("reconciliation.cards.oldestHint")}
      />
    </div>
  )
}

/** Never `100%` while one line is without its match. */
export function percent(rate: number): string {
  const shown = rate < 1 ? Math.min(Math.floor(rate * 10_000) / 10_000, 0.9999) : 1
  return shown.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 2 })
}

interface CardProps {
  to: string
  label: string
  value: ReactNode
  hint: string
  isBad?: boolean
}

function Card({ to, label, value, hint, isBad }: CardProps) {
  return (
    <Link
      to={to}
      className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus px-6 py-4 outline-none"
    >
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text
        size="xlarge"
        weight="plus"
        className={isBad ? "text-ui-fg-error tabular-nums" : "tabular-nums"}
      >
        {value}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {hint}
      </Text>
    </Link>
  )
}
