import { randomUUID } from "node:crypto"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  claimNotifications,
  finishNotification,
  type ClaimedNotification,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { retryDelayMs } from "./back-off"
import { work } from "./work"

/** Longer than Medusa waits for the lock of a cart, so that a slow settlement keeps its lease. */
const LEASE_MS = 60_000
const BATCH = 10

/**
 * Works through what is due in the inbox. Any number of processes may do so at once: a row is claimed
 * under a lease, and the rows of a process that died are claimed again when theirs has run out.
 */
export async function drainInbox(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  for (;;) {
    const now = cnpay.clock()
    const claim = {
      lease: randomUUID(),
      now,
      until: new Date(now.getTime() + LEASE_MS),
      limit: BATCH,
    }
    const claimed = await claimNotifications(cnpay.connection(), claim)
    await Promise.all(claimed.map((row) => workOn(container, cnpay, row, claim.lease)))
    if (claimed.length < BATCH) return
  }
}

async function workOn(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  row: ClaimedNotification,
  lease: string
): Promise<void> {
  try {
    await work(container, row)
    const now = cnpay.clock()
    await finishNotification(cnpay.connection(), {
      id: row.id,
      lease,
      now,
      error: null,
      retryAt: null,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const delay = retryDelayMs(row.attempts, Math.random())
    const now = cnpay.clock()
    const retryAt = delay === null ? null : new Date(now.getTime() + delay)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`cnpay: notification ${row.id} for trade ${row.out_trade_no}: ${reason}`)
    const finish = { id: row.id, lease, now, error: reason.slice(0, 500), retryAt }
    await finishNotification(cnpay.connection(), finish)
  }
}
