import { Heading, Text } from "@medusajs/ui"
import type { Attempt } from "../shared/api/notifications"
import { useText } from "../shared/hooks/use-text"
import { When } from "../shared/when"

/** Each time that somebody worked on it. */
export function Attempts({ history }: { history: Attempt[] }) {
  const { text } = useText()
  return (
    <section className="px-6 py-4">
      <Heading level="h3" className="mb-2">
        {text("notifications.detail.attempts")}
      </Heading>
      {history.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {text("notifications.detail.noAttempts")}
        </Text>
      )}
      <ol className="flex flex-col gap-y-2">
        {history.map(({ at, cause, outcome, error, duration_ms: ms }, index) => (
          <li key={`${at}-${index}`} className="txt-compact-small">
            <span className="flex justify-between gap-x-2">
              <span className="txt-compact-small-plus">
                {text(`notifications.causes.${cause}`)} · {text(`notifications.states.${outcome}`)}
              </span>
              <span className="text-ui-fg-subtle text-right">
                <When at={at} />
                {ms !== null &&
                  ` · ${text("notifications.detail.ms", { ms: ms.toLocaleString() })}`}
              </span>
            </span>
            {error && <span className="text-ui-fg-error break-words">{error}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
