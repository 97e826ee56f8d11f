import { Text } from "@medusajs/ui"
import { scale } from "./scale"

export interface Series {
  label: string
  /** A colour of the dashboard's theme. */
  fill: string
  bars: { day: string; value: number; said: string }[]
}

interface BarsProps {
  /** On one scale. */
  series: Series[]
  height: number
}

/** The drawing is so wide per day; the browser stretches it. */
const DAY = 12
const GAP = 2

/** Bars side by side, a group for each day. What they say is also in a table. */
export function Bars({ series, height }: BarsProps) {
  const days = series[0]?.bars.length ?? 0
  const tall = scale(
    series.flatMap(({ bars }) => bars.map(({ value }) => value)),
    height
  )
  const width = (DAY - GAP) / series.length
  const [first, last] = [series[0]?.bars[0], series[0]?.bars.at(-1)]
  return (
    <div>
      <div className="mb-1 flex gap-x-4">
        {series.map(({ label, fill }) => (
          <Text key={label} as="span" size="xsmall" className="text-ui-fg-subtle flex items-center">
            <span className="mr-1.5 size-2 rounded-sm" style={{ background: fill }} />
            {label}
          </Text>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${days * DAY} ${height}`}
        preserveAspectRatio="none"
        className="border-ui-border-base w-full border-b"
        style={{ height }}
      >
        {series.map(({ label, fill, bars }, place) =>
          bars.map(({ day, value, said }, index) => (
            <rect
              key={`${label}-${day}`}
              x={index * DAY + place * width}
              y={height - tall(value)}
              width={width}
              height={tall(value)}
              fill={fill}
            >
              <title>{`${day} · ${label} · ${said}`}</title>
            </rect>
          ))
        )}
      </svg>
      <div className="flex justify-between">
        {[first, last].map((bar) => (
          <Text key={bar?.day} as="span" size="xsmall" className="text-ui-fg-subtle">
            {bar?.day}
          </Text>
        ))}
      </div>
    </div>
  )
}
