import type { DayVolume } from "../../shared/api/overview"
import { useText } from "../../shared/hooks/use-text"
import { formatFen, formatYuan } from "../../shared/money"

/** The chart for those who do not see it. */
export function VolumeTable({ days }: { days: DayVolume[] }) {
  const { text } = useText()
  return (
    <div className="sr-only">
      <table>
        <caption>{text("reconciliation.charts.volumeTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("reconciliation.charts.day")}</th>
            <th scope="col">{text("reconciliation.charts.payments")}</th>
            <th scope="col">{text("reconciliation.charts.refunds")}</th>
            <th scope="col">{text("reconciliation.charts.fees")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, payments_fen: paid, refunds_fen: back, fees_yuan: fees }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{formatFen(paid)}</td>
              <td>{formatFen(back)}</td>
              <td>{formatYuan(fees)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
