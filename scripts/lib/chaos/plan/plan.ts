import type { Gateway } from "../../../../simulator"
import { planCreateFault, planTradeFaults, type PlannedFault } from "./faults"
import { Random } from "./random"

/** How often each way of shopping is chosen. */
const HABITS = {
  pays: 4,
  asks_then_pays: 2,
  pays_both_codes: 4,
  replaces_then_pays_last: 3,
  replaces_then_pays_an_old_one: 4,
  changes_cart_then_pays_old: 3,
  completes_the_cart_too: 3,
  never_pays: 1,
  pays_when_a_process_is_killed: 3,
  returns_a_part: 3,
  returns_a_part_then_cancels: 3,
  cancels_while_a_refund_is_unknown: 3,
  is_refunded_past_the_shop: 3,
} as const

export type Habit = keyof typeof HABITS

/** One way to be asked for money. */
export interface Choice {
  gateway: Gateway
  scene: "qr" | "page" | "native"
}

/** One payment session that a shopper may ask for, and what will go wrong with it. */
export interface PlannedSession extends Choice {
  createFaults: PlannedFault[]
  faults: PlannedFault[]
}

/** Everything that is decided about one shopper beforehand, by the seed alone. */
export interface Plan {
  number: number
  habit: Habit
  product: string
  quantity: number
  /** Sessions in the order in which they are asked for; how many of them, the habit says. */
  sessions: [PlannedSession, PlannedSession, PlannedSession, PlannedSession, PlannedSession]
  /** How many sessions are replaced, 1 to 4. */
  replacements: number
  /** How long a shopper looks at the code. */
  hesitationMs: number
}

const CHOICES: readonly Choice[] = [
  { gateway: "alipay", scene: "qr" },
  { gateway: "alipay", scene: "page" },
  { gateway: "wechat", scene: "native" },
  { gateway: "wechat", scene: "native" },
]

const PRODUCTS = ["one-fen-sticker", "tea-19-90", "kettle-128", "odd-10-005"]

export function planShopper(seed: number, number: number): Plan {
  const random = new Random(seed, number)
  const habit = random.weighted(HABITS)
  const session = (): PlannedSession => ({
    ...random.pick(CHOICES),
    createFaults: planCreateFault(random),
    faults: planTradeFaults(random),
  })
  return {
    number,
    habit,
    product: random.pick(PRODUCTS),
    quantity: random.between(1, 3),
    sessions: [session(), session(), session(), session(), session()],
    replacements: random.between(1, 4),
    hesitationMs: random.between(0, 1_500),
  }
}
