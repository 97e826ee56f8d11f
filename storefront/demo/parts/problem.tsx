import { inLanguage } from "../.."
import { useLanguage, type TextKey } from "../i18n"
import { settings } from "../settings"

/** The store has no region whose currency is CNY. */
export class NoYuanRegion extends Error {
  override readonly name = "NoYuanRegion"
}

type Kind = "network" | "key" | "region" | "missing" | "server" | "refused"

/** What went wrong, in the shopper's words, and what to do about it. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const { say, language } = useLanguage()
  const kind = kindOf(error)
  const detail =
    kind === "refused" || kind === "server" ? inLanguage(messageOf(error), language) : ""
  return (
    <div className="problem" role="alert" data-testid="problem">
      <strong>{say(`problem_${kind}` satisfies TextKey)}</strong>
      {detail && <p className="detail">{detail}</p>}
      <p>{say(`problem_${kind}_do` satisfies TextKey, { url: settings.baseUrl })}</p>
      {retry && (
        <button type="button" className="quiet" onClick={retry}>
          {say("retry")}
        </button>
      )}
    </div>
  )
}

function kindOf(error: unknown): Kind {
  if (error instanceof NoYuanRegion) return "region"
  const status = statusOf(error)
  if (status === null) return error instanceof TypeError ? "network" : "server"
  if (status === 401 || messageOf(error).toLowerCase().includes("publishable")) return "key"
  if (status === 404) return "missing"
  return status >= 500 ? "server" : "refused"
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ("status" in error && typeof error.status === "number") return error.status
  return "httpStatus" in error && typeof error.httpStatus === "number" ? error.httpStatus : null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
