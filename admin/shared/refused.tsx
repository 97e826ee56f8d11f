import { Text } from "@medusajs/ui"
import { useText } from "./hooks/use-text"

/** What stands where a role may not look, instead of rows that would never come. */
export function Refused() {
  const { text } = useText()
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-10 text-center">
      {text("common.errors.forbidden")}
    </Text>
  )
}
