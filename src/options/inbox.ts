import { OptionReader } from "./problems"
import type { InboxOptions } from "./types"

/** Gateways repeat a notification for a day or so, and the row of the first one counts the others. */
const LEAST_DAYS = 7

export function readInbox(given: InboxOptions = {}, problems: string[]): Required<InboxOptions> {
  const reader = new OptionReader({ ...given }, "inbox.", problems)
  return { keepDays: reader.count("keepDays", { min: LEAST_DAYS, max: 3_650, otherwise: 90 }) }
}
