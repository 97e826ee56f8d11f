import { EventEmitter, once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { Random } from "../plan/random"
import type { ShopProcess } from "./process"

const KILL = "kill"
const KILLERS_SEED = -1

/** Kills one process after the other, never the last one that lives, and starts each again. */
export class Killer {
  kills = 0
  private readonly random: Random
  private readonly events = new EventEmitter().setMaxListeners(0)
  private readonly stopping = new AbortController()
  private readonly restarts: Promise<void>[] = []

  constructor(
    private readonly processes: readonly ShopProcess[],
    private readonly options: { seed: number; secondsBetweenKills: number }
  ) {
    this.random = new Random(options.seed, KILLERS_SEED)
  }

  /** Goes on until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        await sleep(this.options.secondsBetweenKills * 1_000, undefined, { signal })
      } catch {
        return // stopped
      }
      const living = this.processes.filter((each) => each.living)
      if (living.length > 1) this.begin(this.strike(this.random.pick(living)))
    }
  }

  /** The moment of the next kill, or the end of the patience. */
  async nextKill(patienceMs: number): Promise<void> {
    const enough = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(patienceMs)])
    try {
      await once(this.events, KILL, { signal: enough })
    } catch {
      return // none came
    }
  }

  /** Resolves when every process lives again. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.all(this.restarts)
  }

  /** A process that does not come back fails the run at its end, where `stop` waits for it. */
  private begin(restart: Promise<void>): void {
    restart.catch(() => undefined)
    this.restarts.push(restart)
  }

  private async strike(victim: ShopProcess): Promise<void> {
    this.kills += 1
    this.events.emit(KILL)
    await victim.kill()
    await victim.start()
  }
}
