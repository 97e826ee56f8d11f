import { addDays, spanOf, type BillDay } from "./bill-day"
import type { OurRecord } from "./pairing"

/** Two clocks of one gateway do not tick alike: what is so near to midnight may be in the next bill. */
const CUT_MS = 5 * 60_000

/**
 * The bill that may yet show what the day's own does not; `null`: none. A bill has a refund on the day on
 * which it was accepted. We know when it had been: not after it was done, and else not at all.
 */
export function mayStandIn(
  { what, at }: Pick<OurRecord, "what" | "at">,
  day: BillDay
): BillDay | null {
  const isLate = at && at.getTime() >= spanOf(day).to.getTime() - CUT_MS
  return isLate || (what === "refund" && !at) ? addDays(day, 1) : null
}
