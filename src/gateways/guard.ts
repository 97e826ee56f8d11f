import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ConsecutiveBreaker,
  TaskCancelledError,
  bulkhead,
  circuitBreaker,
  handleWhenResult,
  wrap,
} from "cockatiel"

export interface GuardLimits {
  /** Calls at the same time; more of them wait, and what finds no room to wait is turned away. */
  concurrent: number
  waiting: number
  /** After so many failures in a row nothing is sent … */
  failures: number
  /** … for so long; then one call tries whether the gateway is back. */
  restMs: number
}

export const GUARD_LIMITS: GuardLimits = {
  concurrent: 16,
  waiting: 64,
  failures: 8,
  restMs: 5_000,
}

/** A call that was not even begun: the gateway cannot have heard of it. */
export class NotBegun extends Error {
  override readonly name = "NotBegun"

  constructor(readonly code: "CIRCUIT_OPEN" | "TOO_MANY_CALLS" | "TIMEOUT") {
    super(`not begun (${code})`)
  }
}

/** How a call went, and whether it says that the gateway is not there. A refusal is a good sign. */
export interface Guarded<T> {
  value: T
  isOutage: boolean
}

/**
 * Keeps a gateway that does not answer from holding up the shop, and a busy shop from overrunning a
 * gateway. One for each account; whoever shares it shares what it has learnt.
 */
export class Guard {
  private readonly policy

  constructor({ concurrent, waiting, failures, restMs }: GuardLimits = GUARD_LIMITS) {
    const outage = handleWhenResult((result) => (result as Guarded<unknown>).isOutage)
    const breaker = circuitBreaker(outage, {
      halfOpenAfter: restMs,
      breaker: new ConsecutiveBreaker(failures),
    })
    // Outermost: whoever still waits when the gateway is found to be down is not sent either.
    this.policy = wrap(bulkhead(concurrent, waiting), breaker)
  }

  /** `work` tells of its failures by its value. @throws NotBegun */
  async run<T>(work: () => Promise<Guarded<T>>, signal: AbortSignal): Promise<T> {
    const begin = async () => {
      // Waiting, for room or for the one call that tries, may have taken all of its time.
      if (signal.aborted) throw new NotBegun("TIMEOUT")
      return work()
    }
    try {
      return (await this.policy.execute(begin, signal)).value
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new NotBegun("CIRCUIT_OPEN")
      if (error instanceof BulkheadRejectedError) throw new NotBegun("TOO_MANY_CALLS")
      if (error instanceof TaskCancelledError) throw new NotBegun("TIMEOUT")
      throw error
    }
  }
}
