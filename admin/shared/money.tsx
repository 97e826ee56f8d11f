import { getLocaleAmount } from "@medusajs/dashboard/lib"

const CURRENCY = "CNY"

/** As the dashboard writes amounts. Fen are exact; only the writing divides. */
export function formatFen(fen: number): string {
  return getLocaleAmount(fen / 100, CURRENCY)
}

/** Fees are exact to less than a fen, and nothing of them is rounded away. */
export function formatYuan(yuan: string): string {
  const format = new Intl.NumberFormat([], {
    style: "currency",
    currency: CURRENCY,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 6,
  })
  return format.format(Number(yuan))
}

/** `1990` becomes `19.90`: what a person types to confirm. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0")
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

interface FenProps {
  /** `null`: this side has none. */
  fen: number | null
  /** Nothing is grey, so that the eye finds what is something. */
  mutedZero?: boolean
}

export function Fen({ fen, mutedZero }: FenProps) {
  const muted = fen === null || (mutedZero && fen === 0)
  return (
    <span className={muted ? "text-ui-fg-muted tabular-nums" : "tabular-nums"}>
      {fen === null ? "–" : formatFen(fen)}
    </span>
  )
}
