import { askStatus, PaymentStatusRefused, type StatusSource } from "./ask"
import { isFinal, type PaymentStatus } from "./status"
import { nextTurn } from "./turn"

/** How to watch a payment. */
export interface WatchPaymentOptions extends StatusSource {
  /** Called with the first answer, and again whenever the state or the order changes. */
  onChange(status: PaymentStatus): void
  /** Called with `false` when the server stops answering, and with `true` when it answers again. */
  onReachable?(reachable: boolean): void
  /** Stops watching; the promise then rejects with the signal's reason. */
  signal?: AbortSignal
}

const usualPauseMs = 3_000
const shortestPauseMs = 500
const longestPauseMs = 30_000
const firstBackOffMs = 1_000

/**
 * Watches a payment session until it is paid and has its order, or has ended otherwise for good (see
 * {@link isFinal}), and resolves with that last status. One request at a time, at the pace that the server asks for; silent
 * while the page is hidden; patient with a bad network. Rejects with {@link PaymentStatusRefused} when
 * the server does not know the session or the key.
 */
export async function watchPayment(options: WatchPaymentOptions): Promise<PaymentStatus> {
  const { signal, onChange, onReachable } = options
  let last: PaymentStatus | undefined
  let failures = 0
  let pause = 0
  for (;;) {
    await nextTurn(pause, signal)
    const asked = await ask(options)
    if (asked) {
      if (failures > 0) onReachable?.(true)
      failures = 0
      if (!last || last.status !== asked.status || last.order_id !== asked.order_id) onChange(asked)
      if (isFinal(asked)) return asked
      last = asked
      pause = serversPause(asked)
    } else {
      if (failures === 0) onReachable?.(false)
      pause = backOff(failures)
      failures += 1
    }
  }
}

async function ask(options: WatchPaymentOptions): Promise<PaymentStatus | null> {
  try {
    const status = await askStatus(options, options.signal)
    options.signal?.throwIfAborted()
    return status
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    if (error instanceof PaymentStatusRefused) throw error
    // No answer says nothing about the money: keep asking.
    return null
  }
}

function serversPause({ retry_after_ms }: PaymentStatus): number {
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, retry_after_ms ?? usualPauseMs))
}

// Half fixed, half random: shoppers who lost the same network do not come back in step.
function backOff(failures: number): number {
  const ceiling = Math.min(longestPauseMs, firstBackOffMs * 2 ** failures)
  return ceiling / 2 + (Math.random() * ceiling) / 2
}
