import { Text } from "@medusajs/ui"
import { useText } from "../../shared/hooks/use-text"

/** How much of a file is sent; when all is, the server reads it. */
export function Progress({ name, done }: { name: string; done: number }) {
  const { text } = useText()
  const percent = Math.round(done * 100)
  const label =
    done < 1
      ? text("reconciliation.upload.progress", { name })
      : text("reconciliation.upload.reading")
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" className="break-all">
        {label}
      </Text>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="bg-ui-bg-component h-2 overflow-hidden rounded-full"
      >
        <div
          className="bg-ui-bg-interactive h-full rounded-full transition-[width]"
          style={{ width: `${percent}%` }}
        />
      </div>
    </div>
  )
}
