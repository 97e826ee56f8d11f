import { addDays, billDayAt, readyAt, type BillDay } from "../core/bill-day"
import type { BillKind } from "../core/bill-line"
import type { Bill } from "../bills/bill"
import { Spool } from "../bills/spool"
import type { BillOutcome } from "./gateway"

/** Which bill is wanted. */
export interface WantedBill {
  day: BillDay
  kind: BillKind
}

/** Whether a day is over in Beijing: before, both gateways take the question for a mistake. */
export function isOver(day: BillDay, now: Date): boolean {
  return addDays(day, 1) <= billDayAt(now)
}

/** What "there is no bill" means: before bills are promised it may only be that it is not made yet. */
export function withoutBill(day: BillDay, now: Date): BillOutcome {
  return { outcome: now < readyAt(day) ? "not_ready" : "empty" }
}

/** Fetches a bill into a temporary file, which is gone again if that fails. */
export async function spooled(
  fetch: (path: string) => Promise<void>,
  bill: (spool: Spool) => Bill
): Promise<BillOutcome> {
  const spool = await Spool.make()
  try {
    await fetch(spool.path)
    return { outcome: "bill", bill: bill(spool) }
  } catch (error) {
    await spool.remove()
    throw error
  }
}
