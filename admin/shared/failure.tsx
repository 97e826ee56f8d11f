import { ArrowPath } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useText } from "./hooks/use-text"
import { messageOf } from "./message-of"

interface FailureProps {
  error: Error
  onRetry: () => void
}

/** What stands where something could not be loaded. */
export function Failure({ error, onRetry }: FailureProps) {
  const { text, language } = useText()
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-10 text-center">
      <div>
        <Text size="small" weight="plus">
          {text("common.errors.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {messageOf(error, text, language)}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={onRetry}>
        <ArrowPath />
        {text("common.actions.tryAgain")}
      </Button>
    </div>
  )
}
