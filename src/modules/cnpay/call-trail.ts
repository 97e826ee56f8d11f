import type { Logger } from "@medusajs/framework/types"
import type { Clock } from "../../core/clock"
import { reasonOf } from "../../core/errors"
import type { GatewayCall } from "../../gateways/trail"
import { insertCalls, type CallToInsert, type Connection } from "./queries"
import { SignatureWatch } from "./signature-watch"

/** So long a call may wait to be written down, together with others. */
const WAIT_MS = 1_000
/** In one statement. */
const BATCH = 200
/** What a database that is down may cost in memory: some megabytes. */
const MOST_WAITING = 1_000

/** Whose calls, and where they are written down. */
export interface CallBooks {
  account: string
  clock: Clock
  connection(): Connection
  logger: Pick<Logger, "warn">
}

/**
 * Writes down the calls of an account, after the fact and together: no payment waits for it or fails by
 * it. What is not written yet when the process dies is lost, and so is what finds no room while the
 * database is down.
 */
export class CallTrail {
  private waiting: CallToInsert[] = []
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> | null = null
  private readonly signatures: SignatureWatch

  constructor(private readonly books: CallBooks) {
    this.signatures = new SignatureWatch(books)
  }

  note({ isSigned, ...call }: GatewayCall): void {
    const { account, clock } = this.books
    const startedAt = new Date(clock().getTime() - call.durationMs)
    if (isSigned) this.signatures.see(call)
    if (this.waiting.length >= MOST_WAITING) this.waiting.shift()
    this.waiting.push({ ...call, account, startedAt })
    if (this.waiting.length >= BATCH) void this.flush()
    else this.wake()
  }

  /** Writes down what waits. Never fails. */
  async flush(): Promise<void> {
    // One at a time: a slow database must not be given ever more to do.
    this.writing ??= this.write().finally(() => (this.writing = null))
    await this.writing
  }

  private wake(): void {
    this.timer ??= setTimeout(() => void this.flush(), WAIT_MS).unref()
  }

  private async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    while (await this.writeBatch()) {
      // What came meanwhile and fills another batch does not wait.
      if (this.waiting.length < BATCH) break
    }
    await this.signatures.settle()
    if (this.waiting.length > 0) this.wake()
  }

  private async writeBatch(): Promise<boolean> {
    const calls = this.waiting.splice(0, BATCH)
    try {
      if (calls.length > 0) await insertCalls(this.books.connection(), calls)
      return true
    } catch (error) {
      const { account } = this.books
      const many = `${calls.length} calls of ${account} are not kept for support`
      this.books.logger.warn(`cnpay: ${many}: ${reasonOf(error)}`)
      return false
    }
  }
}
