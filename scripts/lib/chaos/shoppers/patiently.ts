import { setTimeout as sleep } from "node:timers/promises"

const TRIES = 6
const PAUSE_MS = 700

/** What a shopper could not get done, however often he tried. */
export class GaveUp extends Error {
  override readonly name = "GaveUp"
}

/** Tries again a few times, as somebody does who presses the button again. */
export async function patiently<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (tried === TRIES) throw new GaveUp(`${what}: ${reason}`, { cause: error })
      await sleep(PAUSE_MS * tried)
    }
  }
}

/** Tries once; a failure is only told. */
export async function attempted(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt()
    return true
  } catch {
    return false // whether it worked is all that the caller wants to know
  }
}
