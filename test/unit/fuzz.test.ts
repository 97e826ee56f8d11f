import { TARGETS } from "../support/fuzz"

/** As many attempts as fit in; `npm run fuzz` takes longer. fast-check names the seed of what fails. */
const FIXED_TIME = { numRuns: 1_000_000, interruptAfterTimeLimit: 300 }

describe("whatever others send", () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))("%s", async (_, target) => {
    await target.attack(FIXED_TIME)
  })
})
