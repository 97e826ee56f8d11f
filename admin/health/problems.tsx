import { useDate } from "@medusajs/dashboard/hooks"
import { Alert } from "@medusajs/ui"
import type { Problem } from "../shared/api/accounts"
import { useText } from "../shared/hooks/use-text"

/** What is wrong, since when, and what to do. A problem goes away by itself when it is mended. */
export function Problems({ problems }: { problems: Problem[] }) {
  const { text, say } = useText()
  const { getRelativeDate } = useDate()
  if (problems.length === 0) return null
  return (
    <ul aria-label={text("health.problems.title")} className="flex flex-col gap-y-3 px-6 py-4">
      {problems.map(({ key, since, message, next }) => (
        <li key={key}>
          <Alert variant="warning">
            <span className="flex flex-col gap-y-1">
              <strong>{say(message)}</strong>
              <span>{text("health.problems.next", { text: say(next) })}</span>
              {since && (
                <span className="text-ui-fg-subtle">
                  {text("health.problems.since", { when: getRelativeDate(since) })}
                </span>
              )}
            </span>
          </Alert>
        </li>
      ))}
    </ul>
  )
}
