const ROUNDS = 11

/** Things that are compared: by name, what is done once. */
export type Contest = Readonly<Record<string, () => unknown>>

export interface Pace {
  perSecond: number
  /** Time of this process's own, in user and kernel mode, for doing it once. */
  cpuUs: number
}

/**
 * How fast each of them is, and what it takes. They take turns within every round, so that what else the
 * machine does falls on all alike; the best round of each counts.
 */
export async function race(
  contest: Contest,
  { times, abreast = 1 }: { times: number; abreast?: number }
): Promise<Record<string, Pace>> {
  const best: Record<string, Pace> = {}
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, once] of Object.entries(contest)) {
      const { perSecond, cpuUs } = await run(once, times, abreast)
      const known = best[name] ?? { perSecond: 0, cpuUs: Infinity }
      best[name] = {
        perSecond: Math.max(known.perSecond, perSecond),
        cpuUs: Math.min(known.cpuUs, cpuUs),
      }
    }
  }
  return best
}

async function run(once: () => unknown, times: number, abreast: number): Promise<Pace> {
  let left = times
  const work = async () => {
    while (left > 0) {
      left -= 1
      const result = once()
      // What is no promise must not be made to wait for the next tick.
      if (result instanceof Promise) await result
    }
  }
  const [started, before] = [performance.now(), process.cpuUsage()]
  await Promise.all(Array.from({ length: abreast }, work))
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - started) / 1_000
  return { perSecond: times / seconds, cpuUs: (user + system) / times }
}
