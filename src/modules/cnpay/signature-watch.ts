import { reasonOf } from "../../core/errors"
import type { SignatureExplanation } from "../../core/signature-explanation"
import type { GatewayCall } from "../../gateways/trail"
import type { CallBooks } from "./call-trail"
import { clearProblem, reportProblem } from "./queries"

export const SIGNATURE_REFUSED = "signature_refused"

/** A lasting problem is written down again so often, not with every call. */
const REMIND_MS = 10 * 60_000

/** Keeps a refused signature as a problem of the account, with its explanation, until one is accepted. */
export class SignatureWatch {
  /** `null`: not known yet; an earlier process may have left the problem open. */
  private refused: boolean | null = null
  private saidAt = -Infinity
  private news: { explanation: SignatureExplanation; api: string } | "accepted" | null = null

  constructor(private readonly books: CallBooks) {}

  see({ outcome, explanation, api }: Pick<GatewayCall, "outcome" | "explanation" | "api">): void {
    if (explanation) {
      const now = this.books.clock().getTime()
      if (this.refused && now - this.saidAt < REMIND_MS) return
      this.refused = true
      this.saidAt = now
      this.news = { explanation, api }
    } else if (outcome === "ok" && this.refused !== false) {
      this.refused = false
      this.news = "accepted"
    }
  }

  /** Writes down what has changed. Never fails: the next call tries again. */
  async settle(): Promise<void> {
    const { news } = this
    this.news = null
    if (!news) return
    const { account, clock, logger } = this.books
    const problem = { account, key: SIGNATURE_REFUSED, now: clock() }
    try {
      const db = this.books.connection()
      if (news === "accepted") return await clearProblem(db, problem)
      const cause = news.explanation.causes[0]?.en ?? ""
      logger.warn(`cnpay: ${account}: the gateway refuses our signature (${news.api}). ${cause}`)
      await reportProblem(db, { ...problem, detail: news })
    } catch (error) {
      this.refused = null
      logger.warn(`cnpay: ${account}: a refused signature could not be kept: ${reasonOf(error)}`)
    }
  }
}
