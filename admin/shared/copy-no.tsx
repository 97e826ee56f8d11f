import { Copy } from "@medusajs/ui"
import { useText } from "./hooks/use-text"

interface CopyNoProps {
  no: string | null
  /** What it is, for a screen reader: `Merchant order no.` */
  what: string
}

/** A number that is too long to type, and a button to copy it. */
export function CopyNo({ no, what }: CopyNoProps) {
  const { text } = useText()
  if (!no) return <span className="text-ui-fg-muted">–</span>
  return (
    <span className="flex min-w-0 max-w-full items-center gap-x-1">
      <span className="truncate" title={no}>
        {no}
      </span>
      <Copy
        content={no}
        variant="mini"
        className="text-ui-fg-muted shrink-0"
        aria-label={text("common.actions.copy", { what })}
      />
    </span>
  )
}
