import type { NotificationFault, Operation, OperationFault } from "../../../../simulator"
import type { Random } from "./random"

/** A misbehaviour that still has to be told whose trade at which gateway it is for. */
export type PlannedFault = { times?: number; delay_ms?: number } & (
  { on: "notification"; kind: NotificationFault } | { on: Operation; kind: OperationFault }
)

type Kinds<Kind extends string> = Readonly<Partial<Record<Kind, number>>>

const NOTIFICATION: Kinds<NotificationFault> = {
  lose: 5,
  delay: 2,
  double: 4,
  reorder: 2,
  tamper: 1,
  wrong_key: 1,
}

const OPERATION: Kinds<OperationFault> = {
  timeout_before: 1,
  timeout_after: 1,
  reset_before: 3,
  reset_after: 4,
  http_500: 2,
  http_502_html: 2,
  malformed: 3,
  unsigned: 3,
}

const LATER = ["query", "close", "refund", "refund_query"] as const

/** Strikes the next trade that anybody asks this gateway for: its number is not known before. */
export function planCreateFault(random: Random): PlannedFault[] {
  if (!random.chance(0.12)) return []
  return [{ on: "create", kind: pick(random, OPERATION) }]
}

/** What will go wrong with one trade once it is there. */
export function planTradeFaults(random: Random): PlannedFault[] {
  const faults: PlannedFault[] = []
  if (random.chance(0.45)) faults.push(notificationFault(random))
  for (const on of LATER) {
    if (!random.chance(0.15)) continue
    faults.push({ on, kind: pick(random, OPERATION), times: random.between(1, 2) })
  }
  return faults
}

/** Some notifications never come at all: only asking finds that money. */
function notificationFault(random: Random): PlannedFault {
  const kind = pick(random, NOTIFICATION)
  const times = kind === "lose" && random.chance(0.5) ? 0 : random.between(1, 2)
  const delay = { delay_ms: random.between(200, 4_000) }
  return { on: "notification", kind, times, ...(kind === "delay" && delay) }
}

function pick<Kind extends string>(random: Random, kinds: Kinds<Kind>): Kind {
  return random.weighted(kinds as Readonly<Record<Kind, number>>)
}
