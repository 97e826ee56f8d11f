import { Skeleton } from "@medusajs/ui"
import { useText } from "./hooks/use-text"

/** Rows that are still on their way. */
export function Placeholder({ rows }: { rows: number }) {
  const { text } = useText()
  return (
    <div role="status" aria-label={text("common.loading")} className="divide-y">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid grid-cols-2 gap-4 px-6 py-4">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-5 w-full" />
        </div>
      ))}
    </div>
  )
}
