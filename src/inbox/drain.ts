import { forLog } from "../errors/for-log"
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
import type { AttemptCause } from "../core/notification"
import { retryDelayMs } from "./back-off"
import { work } from "./work"

/** Longer than Medusa waits for the lock of a cart, so that a slow settlement keeps its lease. */
const LEASE_MS = 60_000
/** So many begin at once, and so many at most are at it in one process, however slow the work. */
const WORKERS = 4
const MOST_WORKERS = 24
let working = 0

/**
 * Works through what is due in the inbox. Any number of processes may do so at once: a row is claimed
 * under a lease, and the rows of a process that died are claimed again when theirs has run out. Each
 * worker takes one row at a time, so that a slow one holds up nobody else's.
 */
export async function drainInbox(container: MedusaContainer): Promise<void> {
  const free = Math.max(0, Math.min(WORKERS, MOST_WORKERS - working))
  await Promise.all(Array.from({ length: free }, () => employ(container)))
}

async function employ(container: MedusaContainer): Promise<void> {
  working += 1
  try {
    await drainOneByOne(container)
  } finally {
    working -= 1
  }
}

async function drainOneByOne(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  for (;;) {
    const now = cnpay.clock()
    const until = new Date(now.getTime() + LEASE_MS)
    const claim = { accounts: cnpay.accounts(), lease: randomUUID(), now, until, limit: 1 }
    const [row] = await claimNotifications(cnpay.connection(), claim)
    if (!row) return
    await workOn(container, cnpay, row, claim.lease)
  }
}

async function workOn(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  row: ClaimedNotification,
  lease: string
): Promise<void> {
  const startedAt = cnpay.clock()
  const failure = await attempt(container, row)
  const now = cnpay.clock()
  const delay = failure === null ? null : retryDelayMs(row.attempts, Math.random())
  const retryAt = delay === null ? null : new Date(now.getTime() + delay)
  const outcome = { error: failure, retryAt }
  const about = { id: row.id, lease, cause: causeOf(row), startedAt, now }
  await finishNotification(cnpay.connection(), { ...about, ...outcome })
}

function causeOf({ cause, attempts }: ClaimedNotification): AttemptCause {
  return cause === "notification" && attempts > 1 ? "retry" : cause
}

/** `null`: settled; otherwise why not, which is kept with the row for a person to read. */
async function attempt(
  container: MedusaContainer,
  row: ClaimedNotification
): Promise<string | null> {
  try {
    await work(container, row)
    return null
  } catch (error) {
    const reason = forLog(error)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`cnpay: notification ${row.id} for trade ${row.out_trade_no}: ${reason}`)
    return reason.slice(0, 500)
  }
}
