import { useText } from "../../shared/hooks/use-text"
import { Fen, formatYuan } from "../../shared/money"
import { When } from "../../shared/when"
import { wordFor } from "./field-name"

/** Numbers that count something else than fen. */
const COUNTS = ["line", "more_than"]

/** What one side says in one field. */
export function Value({ field, value }: { field: string; value: unknown }) {
  const { text } = useText()
  if (value === null)
    return <span className="text-ui-fg-muted">{text("discrepancies.resolve.missing")}</span>
  if (typeof value === "number" && !COUNTS.includes(field)) return <Fen fen={value} />
  if (field === "at") return <When at={String(value)} />
  // A fee of a bill is exact to less than a fen.
  if (field === "fee") return <span className="tabular-nums">{formatYuan(String(value))}</span>
  return <span>{wordFor(field, written(value), text)}</span>
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(", ")
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
