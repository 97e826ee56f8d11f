import { checkAccount } from "../shared/api/accounts"
import { useAct } from "../shared/hooks/use-act"
import { useText } from "../shared/hooks/use-text"

/** Asks the gateway something harmless, signed, and says how it went. */
export function useCheck(account: string) {
  const { text, say } = useText()
  return useAct({
    run: () => checkAccount(account),
    done: ({ duration_ms: ms, error }) =>
      error
        ? text("health.check.failed", { account, message: say(error.message) })
        : text("health.check.ok", { account, ms: ms.toLocaleString() }),
    failed: () => text("health.check.unreachable", { account }),
    isWarning: ({ ok }) => !ok,
  })
}
