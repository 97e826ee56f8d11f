import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import { trimNotifications, trimRejections } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

const DAY_MS = 86_400_000
const BATCH = 5_000

/** Drops what the inbox is not to keep any longer; how much that was. */
export async function trimInbox(container: MedusaContainer): Promise<number> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const before = new Date(cnpay.clock().getTime() - cnpay.inbox.keepDays * DAY_MS)
  let dropped = await trimRejections(db, before)
  for (;;) {
    const batch = await trimNotifications(db, { before, limit: BATCH })
    dropped += batch
    if (batch < BATCH) return dropped
  }
}
