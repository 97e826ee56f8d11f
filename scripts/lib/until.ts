import { setTimeout as sleep } from "node:timers/promises"

export interface Patience {
  /** What is waited for, as the sentence of the failure: "Waited 5 s, but not: <what>". */
  what: string
  /** Milliseconds. */
  timeout?: number
  every?: number
}

/** Asks again and again until the answer is truthy, and gives that answer. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { what, timeout = 5_000, every = 25 }: Patience
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout
  for (;;) {
    const answer = await condition()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error(`Waited ${timeout / 1000} s, but not: ${what}`)
    await sleep(every)
  }
}
