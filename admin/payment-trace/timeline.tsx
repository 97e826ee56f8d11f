import { Button, Heading } from "@medusajs/ui"
import { useState } from "react"
import type { Entry } from "../shared/api/trades"
import { useText } from "../shared/hooks/use-text"
import { TimelineEntry } from "./timeline-entry"

/** So many are shown at once; of more, the newest and the oldest. */
const SHOWN = 4

/** What happened to a trade, newest first. */
export function Timeline({ entries }: { entries: Entry[] }) {
  const { text } = useText()
  const [isOpen, open] = useState(false)
  const hidden = isOpen || entries.length <= SHOWN ? 0 : entries.length - SHOWN
  const newest = hidden > 0 ? entries.slice(0, SHOWN - 1) : entries.slice(0, -1)
  const oldest = entries.slice(-1)
  return (
    <div className="px-6 py-4">
      <Heading level="h3" className="mb-3">
        {text("trace.timeline")}
      </Heading>
      <ol>
        {newest.map((entry, index) => (
          <TimelineEntry key={`${entry.at}-${index}`} entry={entry} />
        ))}
        {hidden > 0 && (
          <li className="border-ui-border-strong ml-[9px] border-l border-dashed pb-3 pl-4">
            <Button size="small" variant="transparent" onClick={() => open(true)}>
              {text("trace.showMore", { count: hidden })}
            </Button>
          </li>
        )}
        {oldest.map((entry) => (
          <TimelineEntry key={entry.at} entry={entry} isOldest />
        ))}
      </ol>
    </div>
  )
}
