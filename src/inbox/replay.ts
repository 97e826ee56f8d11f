import type { MedusaContainer } from "@medusajs/framework/types"
import type { Bilingual } from "../core/bilingual"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findNotification, replayNotification } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { hint } from "./hint"

/** `null`: it is due again; otherwise why not. */
export type ReplayOutcome = { problem: "absent" | "rejected" | "busy"; reason: Bilingual } | null

/**
 * Makes a notification due once more. What settles it is what settled it before, and is safe to repeat.
 * A message that was not believed is never worked on, whoever asks.
 */
export async function replay(container: MedusaContainer, id: string): Promise<ReplayOutcome> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const found = await findNotification(db, id)
  if (!found) return ABSENT
  if (found.state === "rejected") return REJECTED
  if (!(await replayNotification(db, id, cnpay.clock()))) return BUSY
  await hint(container, found.account)
  return null
}

const ABSENT: ReplayOutcome = {
  problem: "absent",
  reason: { en: "There is no such notification.", zh: "未找到该通知。" },
}

const REJECTED: ReplayOutcome = {
  problem: "rejected",
  reason: {
    en: "It was not believed, so it is never worked on. If it is genuine, the gateway sends it again.",
    zh: "该通知未通过验证，不会被处理；若确为真实通知，渠道会重新发送。",
  },
}

const BUSY: ReplayOutcome = {
  problem: "busy",
  reason: {
    en: "It is being worked on just now. Look again in a minute.",
    zh: "该通知正在处理中，请稍后查看。",
  },
}
