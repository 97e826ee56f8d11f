import { OptionReader } from "./problems"
import type { SupportOptions } from "./types"

export function readSupport(
  given: SupportOptions = {},
  problems: string[]
): Required<SupportOptions> {
  const reader = new OptionReader({ ...given }, "support.", problems)
  return { keepDays: reader.count("keepDays", { min: 1, max: 3_650, otherwise: 30 }) }
}
