import { TARGETS } from "../../../test/support/fuzz"
import type { FuzzOptions } from "./options"

/** Short enough that every target has its turn, long enough to get somewhere. */
const MOST_MS = 10_000
/** Seeds of later turns must not meet those of earlier ones. */
const STRIDE = 7_919

/** Attacks all targets by turns until the time is over. Answers how many turns it took; throws what it finds. */
export async function runFuzz({ minutes, seed, only }: FuzzOptions): Promise<number> {
  const targets = TARGETS.filter(({ name }) => name.includes(only))
  if (targets.length === 0) throw new Error(`There is no target "${only}".`)
  const endsAt = Date.now() + minutes * 60_000
  const sliceMs = Math.min(MOST_MS, (minutes * 60_000) / targets.length)
  let turns = 0
  do {
    for (const target of targets) {
      const turnSeed = seed + turns * STRIDE
      console.log(`${target.name} (seed ${turnSeed}, ${(sliceMs / 1_000).toFixed(1)} s)`)
      const effort = { seed: turnSeed, numRuns: 1_000_000_000, interruptAfterTimeLimit: sliceMs }
      await target.attack(effort)
      turns += 1
    }
  } while (Date.now() < endsAt)
  return turns
}
