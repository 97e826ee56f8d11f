import type { Logger } from "@medusajs/framework/types"
import type { Clock } from "../../core/clock"
import { clearProblem, reportProblem, type Connection } from "./queries"

/** WeChat Pay refuses what is five minutes off; a minute is time enough to mend it before. */
const TOLERANCE_MS = 60_000
/** A lasting problem is written down again so often, not with every answer. */
const REMIND_MS = 10 * 60_000

interface Books {
  clock: Clock
  connection(): Connection
}

/** Compares the server's clock with the gateway's, and keeps the difference as a problem while it lasts. */
export class ClockWatch {
  /** `null`: not known yet; an earlier process may have left the problem open. */
  private wrong: boolean | null = null
  private saidAt = 0
  private lastSkewMs: number | null = null

  constructor(
    private readonly books: Books,
    private readonly account: string,
    private readonly logger: Logger
  ) {}

  see(theirs: Date): void {
    const now = this.books.clock()
    const skewMs = now.getTime() - theirs.getTime()
    this.lastSkewMs = skewMs
    const wrong = Math.abs(skewMs) > TOLERANCE_MS
    const isNews = wrong !== this.wrong || (wrong && now.getTime() - this.saidAt > REMIND_MS)
    if (!isNews) return
    this.wrong = wrong
    this.saidAt = now.getTime()
    void this.write(wrong, skewMs, now)
  }

  /** By the last answer that this process got; `null`: none yet. Gateways tell the time in seconds. */
  skewMs(): number | null {
    return this.lastSkewMs
  }

  private async write(wrong: boolean, skewMs: number, now: Date): Promise<void> {
    const problem = { account: this.account, key: "clock_skew", now }
    const seconds = Math.round(skewMs / 1000)
    try {
      if (!wrong) return await clearProblem(this.books.connection(), problem)
      this.logger.warn(
        `cnpay: ${this.account}: this server's clock is ${seconds} s off the gateway's; set it by NTP.`
      )
      await reportProblem(this.books.connection(), { ...problem, detail: { seconds } })
    } catch (error) {
      // The problem is in the log already; the next answer of the gateway tries again.
      this.wrong = !wrong
      this.logger.error(`cnpay: ${this.account}: clock skew could not be kept: ${String(error)}`)
    }
  }
}
