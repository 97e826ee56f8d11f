import { MedusaError } from "@medusajs/framework/utils"
import { inBoth } from "../../../../core/bilingual"
import type { ReplayOutcome } from "../../../../inbox/replay"

export function noNotification(): MedusaError {
  const sentence = { en: "There is no such notification.", zh: "未找到该通知。" }
  return new MedusaError(MedusaError.Types.NOT_FOUND, inBoth(sentence))
}

export function notReplayed({ problem, reason }: NonNullable<ReplayOutcome>): MedusaError {
  const { NOT_FOUND, NOT_ALLOWED } = MedusaError.Types
  return new MedusaError(problem === "absent" ? NOT_FOUND : NOT_ALLOWED, inBoth(reason))
}
