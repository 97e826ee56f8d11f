import { OptionReader } from "./problems"
import type { SettlementOptions } from "./types"

const DEFAULTS: Required<SettlementOptions> = { latePayment: "refund", questionsPerSecond: 10 }

export function readSettlement(
  given: SettlementOptions = {},
  problems: string[]
): Required<SettlementOptions> {
  const reader = new OptionReader({ ...given }, "settlement.", problems)
  const wanted = reader.optionalText("latePayment", /^(refund|hold)$/, "use `refund` or `hold`.")
  return {
    latePayment: wanted === "hold" ? "hold" : DEFAULTS.latePayment,
    questionsPerSecond: reader.count("questionsPerSecond", {
      min: 1,
      max: 300,
      otherwise: DEFAULTS.questionsPerSecond,
    }),
  }
}
