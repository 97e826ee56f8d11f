import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AgeBucket } from "../../shared/api/overview"
import { useText } from "../../shared/hooks/use-text"
import { formatFen } from "../../shared/money"
import { toDiscrepancies } from "../../shared/paths"
import { scale } from "./scale"

const BAR = { width: 100, height: 8 }

/** How long open discrepancies have been waiting: a table, with a bar in each row. */
export function AgesChart({ ages }: { ages: AgeBucket[] }) {
  const { text } = useText()
  const long = scale(
    ages.map(({ count }) => count),
    BAR.width
  )
  return (
    <figure className="px-6 py-4">
      <figcaption id="cnpay-ages">
        <Text size="small" weight="plus">
          {text("reconciliation.charts.ages")}
        </Text>
      </figcaption>
      <table aria-labelledby="cnpay-ages" className="txt-compact-small mt-3 w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">{text("reconciliation.charts.age")}</th>
            <th scope="col">{text("reconciliation.charts.count")}</th>
            <th scope="col">{text("common.fields.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {ages.map(({ bucket, count, amount_fen: amount }) => (
            <tr key={bucket}>
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <Link
                  to={toDiscrepancies({ state: ["open"], age: bucket })}
                  className="text-nowrap hover:underline"
                >
                  {text(`discrepancies.ages.${bucket}`)}
                </Link>
                <svg
                  aria-hidden
                  viewBox={`0 0 ${BAR.width} ${BAR.height}`}
                  preserveAspectRatio="none"
                  className="mt-1 h-1.5 w-full"
                >
                  <rect {...BAR} rx={2} fill="var(--bg-component)" />
                  <rect {...BAR} width={long(count)} rx={2} fill="var(--tag-red-icon)" />
                </svg>
              </th>
              <td className="py-1.5 pr-3 text-right tabular-nums">{count.toLocaleString()}</td>
              <td className="text-ui-fg-subtle py-1.5 text-right tabular-nums">
                {formatFen(amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
