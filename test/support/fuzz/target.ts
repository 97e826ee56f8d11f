import assert from "node:assert/strict"

/** How long and from which seed; what fast-check's `assert` takes. */
export interface Effort {
  interruptAfterTimeLimit: number
  numRuns: number
  seed?: number
}

/** One thing that reads what others wrote, and a property that must hold whatever they write. */
export interface Target {
  name: string
  attack(effort: Effort): void | Promise<void>
}

type ErrorClass = new (...args: never[]) => Error

/** What was made of it, or `null` when it was refused in the only way in which it may be. */
export function readOr<T>(refusal: ErrorClass, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    return refusedAs(refusal, error)
  }
}

export async function readOrAsync<T>(
  refusal: ErrorClass,
  read: () => Promise<T>
): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    return refusedAs(refusal, error)
  }
}

function refusedAs(refusal: ErrorClass, error: unknown): null {
  if (error instanceof refusal) return null
  const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error)
  assert.fail(`not a ${refusal.name}: ${thrown}`)
}
