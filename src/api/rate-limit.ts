/** More callers than this in one window are told apart no longer: the memory is worth more. */
const MOST_CALLERS = 10_000

/**
 * So many calls for each caller in a window of time, counted by this process alone. It keeps one client
 * from spending the shop's quota at the gateway; it is no defence against many clients.
 */
export class RateLimit {
  private calls = new Map<string, number>()
  private windowEnds = 0

  constructor(private readonly limit: { most: number; windowMs: number }) {}

  /** Counts the call; milliseconds to wait when it is one too many, otherwise 0. */
  waitFor(caller: string, now: Date): number {
    const time = now.getTime()
    if (time >= this.windowEnds || this.calls.size > MOST_CALLERS) {
      this.calls = new Map()
      this.windowEnds = time + this.limit.windowMs
    }
    const count = (this.calls.get(caller) ?? 0) + 1
    this.calls.set(caller, count)
    return count > this.limit.most ? this.windowEnds - time : 0
  }
}
