import type { Logger } from "@medusajs/framework/types"
import type { Clock } from "../core/clock"
import { reasonOf, type NotificationRefused, type RefusalReason } from "../core/errors"
import type { RawNotification } from "../gateways/gateway"
import { insertRejections, type Connection, type RejectionToInsert } from "../modules/cnpay/queries"
import { shownContent } from "./shown-content"
import { shownHeaders } from "./shown-headers"

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Kept of an account's messages in a day, and looked at in one interval; the rest is counted. */
const MOST_A_DAY = 100
const MOST_AT_ONCE = 20
const INTERVAL_MS = 500

interface Books {
  clock: Clock
  connection(): Connection
}

interface Pending {
  counts: Map<string, { reason: RefusalReason; hour: Date; count: number }>
  kept: RejectionToInsert[]
  message: string
}

/**
 * Messages that were not believed. Anybody can send them, in any number: each costs a look and a sum in
 * memory, and all of them together one statement and one line of the log per interval, so that they
 * neither fill the database nor hold up a genuine one. What a process that dies had not written is lost.
 */
export class Rejections {
  private pending = new Map<string, Pending>()
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly books: Books,
    private readonly logger: Logger
  ) {}

  note(account: string, refusal: NotificationRefused, raw: RawNotification): void {
    const now = this.books.clock()
    const pending = this.pendingOf(account, refusal)
    const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)
    const key = `${refusal.reason} ${hour.getTime()}`
    const counted = pending.counts.get(key)
    if (counted) counted.count += 1
    else pending.counts.set(key, { reason: refusal.reason, hour, count: 1 })
    if (pending.kept.length < MOST_AT_ONCE) pending.kept.push(rejectionOf(refusal, raw, now))
    this.timer ??= setTimeout(() => void this.flush(), INTERVAL_MS).unref()
  }

  /** Writes down what has come since the last time. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const batches = [...this.pending]
    this.pending = new Map()
    await Promise.all(batches.map(([account, pending]) => this.write(account, pending)))
  }

  private pendingOf(account: string, { message }: NotificationRefused): Pending {
    const known = this.pending.get(account)
    if (known) return known
    const pending = { counts: new Map(), kept: [], message }
    this.pending.set(account, pending)
    return pending
  }

  private async write(account: string, { counts, kept, message }: Pending): Promise<void> {
    const all = [...counts.values()]
    const count = all.reduce((sum, it) => sum + it.count, 0)
    const more = count > 1 ? `, and ${count - 1} more` : ""
    this.logger.warn(`cnpay: ${account}: ${message}${more}`)
    const since = new Date(this.books.clock().getTime() - DAY_MS)
    try {
      const batch = { account, counts: all, kept, most: MOST_A_DAY, since }
      await insertRejections(this.books.connection(), batch)
    } catch (error) {
      // They were refused, and are in the log; that is what counts.
      this.logger.error(
        `cnpay: ${account}: refused notifications could not be kept: ${reasonOf(error)}`
      )
    }
  }
}

function rejectionOf(
  { reason }: NotificationRefused,
  { body, headers }: RawNotification,
  receivedAt: Date
): RejectionToInsert {
  const shown = { content: shownContent(body), headers: shownHeaders(headers) }
  return { reason, size: body.length, ...shown, receivedAt }
}
