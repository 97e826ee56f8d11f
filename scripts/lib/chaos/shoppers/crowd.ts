import type { Plan } from "../plan/plan"
import { HABITS } from "./habits"
import { GaveUp } from "./patiently"
import { Shopper, type Surroundings } from "./shopper"

const AT_ONCE = 12

/** Lets everybody shop, a dozen at a time. */
export async function letThemShop(plans: readonly Plan[], around: Surroundings): Promise<void> {
  const waiting = [...plans]
  const till = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) await shop(plan, around)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, till))
}

async function shop(plan: Plan, around: Surroundings): Promise<void> {
  const shopper = new Shopper(plan, around)
  try {
    await HABITS[plan.habit](shopper)
    shopper.count("shoppers served")
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error
    shopper.count("shoppers gave up")
  }
}
