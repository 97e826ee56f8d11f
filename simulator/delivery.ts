import { EventEmitter, once, setMaxListeners } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import type { Books } from "./books"
import type { Clock } from "./clock"
import type { Faults, NotificationFault } from "./faults"
import { post, type Letter, type Reply } from "./post"
import type { Attempt, Gateway, Notification } from "./records"

/** A flaw that shows in the letter itself, not in the way it travels. */
export interface Flaw {
  kind: NotificationFault
  set?: Record<string, unknown>
}

/** How one gateway notifies. */
export interface Dialect {
  /** The waits between one attempt and the next. */
  gapsMs: number[]
  deadlineMs: number
  accepts(reply: Reply, notification: Notification): boolean
  compose(notification: Notification, at: Date, flaw?: Flaw): Letter
}

export interface DeliveryOptions {
  books: Books
  faults: Faults
  clock: Clock
  retryFactor: number
  dialects: Record<Gateway, Dialect>
}

const DEFAULT_HOLD_MS = 5_000
const DELIVERED = "delivered"

/** Hands notifications to the shop until it acknowledges them or the schedule ends. */
export class Delivery {
  private stopping = stopper()
  private readonly events = new EventEmitter().setMaxListeners(0)

  constructor(private readonly options: DeliveryOptions) {}

  /** Forgets everything that is under way; what is sent later starts afresh. */
  stop(): void {
    this.stopping.abort()
    this.stopping = stopper()
  }

  /** Puts a notification into the books and begins to deliver it. */
  send(notification: Notification): void {
    const { signal } = this.stopping
    this.options.books.notifications.push(notification)
    this.deliver(notification, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  /** Sends once, now, with the given flaw and headers, whatever faults are waiting. */
  async sendNow(
    notification: Notification,
    flaw?: Flaw,
    headers: Record<string, string> = {}
  ): Promise<Attempt> {
    this.options.books.notifications.push(notification)
    return this.attempt(notification, this.stopping.signal, { flaw, headers })
  }

  private async deliver(notification: Notification, signal: AbortSignal): Promise<void> {
    const { dialects, retryFactor } = this.options
    for (const gap of [0, ...dialects[notification.gateway].gapsMs]) {
      await pause(gap * retryFactor, undefined, { signal })
      await this.travel(notification, signal)
      if (notification.acknowledged) return
    }
  }

  /** One step of the schedule, which a fault may bend. */
  private async travel(notification: Notification, signal: AbortSignal): Promise<void> {
    const { faults } = this.options
    const fault = faults.forNotification(notification.gateway, notification.out_trade_no)
    if (fault?.kind === "lose") {
      const at = this.options.clock()
      this.log(notification, { at, status: null, body: "", error: "lost on the way" })
      return
    }
    if (fault?.kind === "reorder") await this.overtaken(fault.delay_ms ?? DEFAULT_HOLD_MS, signal)
    else if (fault?.delay_ms) await pause(fault.delay_ms, undefined, { signal })
    const copies = fault?.kind === "double" ? 2 : 1
    const flaw = fault && { kind: fault.kind, set: fault.set }
    await Promise.all(
      Array.from({ length: copies }, () => this.attempt(notification, signal, { flaw }))
    )
  }

  private async attempt(
    notification: Notification,
    stopped: AbortSignal,
    changes: { flaw?: Flaw; headers?: Record<string, string> }
  ): Promise<Attempt> {
    const dialect = this.options.dialects[notification.gateway]
    const at = this.options.clock()
    const letter = dialect.compose(notification, at, changes.flaw)
    const headers = { ...letter.headers, ...changes.headers }
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(dialect.deadlineMs)])
    try {
      const reply = await post(notification.url, { ...letter, headers }, signal)
      if (dialect.accepts(reply, notification)) notification.acknowledged = true
      return this.log(notification, { at, ...reply })
    } catch (error) {
      stopped.throwIfAborted()
      const reason = reasonOf(error, signal)
      return this.log(notification, { at, status: null, body: "", error: reason })
    }
  }

  private log(notification: Notification, attempt: Attempt): Attempt {
    notification.attempts.push(attempt)
    this.events.emit(DELIVERED)
    return attempt
  }

  /** Waits until a later notification has arrived, but not for ever: there may be none. */
  private async overtaken(holdMs: number, signal: AbortSignal): Promise<void> {
    const enough = AbortSignal.any([signal, AbortSignal.timeout(holdMs)])
    try {
      await once(this.events, DELIVERED, { signal: enough })
    } catch {
      signal.throwIfAborted()
    }
  }
}

/** Every waiting notification listens to it: more than Node's warning expects. */
function stopper(): AbortController {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  return controller
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "no answer in time"
  return error instanceof Error ? error.message : String(error)
}
