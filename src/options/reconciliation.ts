import { OptionReader } from "./problems"
import type { ReconciliationOptions, ReconciliationSettings } from "./types"

/** What the options can be held against, and where to say what is wrong with them. */
interface Context {
  /** The accounts that there are. */
  names: readonly string[]
  problems: string[]
}

export function readReconciliation(
  given: ReconciliationOptions = {},
  { names, problems }: Context = { names: [], problems: [] }
): ReconciliationSettings {
  const reader = new OptionReader({ ...given }, "reconciliation.", problems)
  const { enabled = true, fund = true, accounts = null } = given
  for (const [name, value] of Object.entries({ enabled, fund })) {
    if (typeof value !== "boolean") reader.problem(name, "must be true or false.")
  }
  const isList = accounts === null || Array.isArray(accounts)
  const unknown = isList && accounts?.find((name) => !names.includes(name))
  if (!isList || unknown) {
    reader.problem("accounts", `must be a list of some of: ${names.join(", ")}.`)
  }
  const foreign = reader.optionalText("foreign", /^(report|ignore)$/, "use `report` or `ignore`.")
  return { enabled, fund, accounts, foreign: foreign === "ignore" ? "ignore" : "report" }
}
