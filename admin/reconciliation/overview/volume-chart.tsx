import { Text } from "@medusajs/ui"
import type { DayVolume } from "../../shared/api/overview"
import { useText } from "../../shared/hooks/use-text"
import { formatFen, formatYuan } from "../../shared/money"
import { Bars } from "./bars"
import { VolumeTable } from "./volume-table"

/** What came and went, day by day, and what the gateways took for it. */
export function VolumeChart({ days }: { days: DayVolume[] }) {
  const { text } = useText()
  const hasAny = days.some(({ payments_fen: paid, refunds_fen: back }) => paid > 0 || back > 0)
  const series = [
    {
      label: text("reconciliation.charts.payments"),
      fill: "var(--tag-blue-icon)",
      bars: days.map(({ day, payments_fen: fen }) => ({ day, value: fen, said: formatFen(fen) })),
    },
    {
      label: text("reconciliation.charts.refunds"),
      fill: "var(--tag-orange-icon)",
      bars: days.map(({ day, refunds_fen: fen }) => ({ day, value: fen, said: formatFen(fen) })),
    },
  ]
  const fees = {
    label: text("reconciliation.charts.fees"),
    fill: "var(--tag-purple-icon)",
    bars: days.map(({ day, fees_yuan: yuan }) => ({
      day,
      value: Number(yuan),
      said: formatYuan(yuan),
    })),
  }
  return (
    <figure className="min-w-0 px-6 py-4">
      <figcaption>
        <Text size="small" weight="plus">
          {text("reconciliation.charts.volume")}
        </Text>
      </figcaption>
      {hasAny ? (
        <>
          <div aria-hidden className="mt-3 flex flex-col gap-y-3">
            <Bars series={series} height={88} />
            <Bars series={[fees]} height={28} />
          </div>
          <VolumeTable days={days} />
        </>
      ) : (
        <Text size="small" className="text-ui-fg-subtle mt-3">
          {text("reconciliation.charts.empty")}
        </Text>
      )}
    </figure>
  )
}
