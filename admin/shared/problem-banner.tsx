import { Alert } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useAccounts } from "./hooks/use-accounts"
import { useText } from "./hooks/use-text"
import { HEALTH } from "./paths"

/** What is wrong with the accounts, over the screens that depend on them; one line, once. */
export function ProblemBanner() {
  const { text, say } = useText()
  const { accounts } = useAccounts()
  const [dismissed, setDismissed] = useState("")
  const problems = accounts.flatMap(({ account, problems }) =>
    problems.map((problem) => ({ ...problem, account }))
  )
  const [first, ...others] = problems
  const these = problems.map(({ account, key }) => `${account}:${key}`).join()
  if (!first || dismissed === these) return null
  const { account, message } = first
  return (
    <Alert variant="warning" className="items-center">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {text("common.problems.one", { account, message: say(message) })}
          {others.length > 0 && ` ${text("common.problems.more", { count: others.length })}`}
        </span>
        <Link to={HEALTH} className="underline">
          {text("common.problems.look")}
        </Link>
        <button type="button" className="text-ui-fg-subtle" onClick={() => setDismissed(these)}>
          {text("common.actions.dismiss")}
        </button>
      </span>
    </Alert>
  )
}
