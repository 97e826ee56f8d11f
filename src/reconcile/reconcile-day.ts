import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Bill } from "../bills/bill"
import type { BillDay } from "../core/bill-day"
import type { BillKind } from "../core/bill-line"
import type { RunCause } from "../core/run"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findRun, finishRun, takeRun, type RunRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { tell } from "../events/tell-news"
import { attempt, type Attempt } from "./attempt"
import { keepLease, LEASE_MS, LeaseLost } from "./lease"

export interface ReconcileWish {
  /** `wechat_main` */
  account: string
  day: BillDay
  cause: RunCause
  /** A file that somebody gave us instead of the gateway, and that is believed; see `uploadedBill`. */
  uploaded?: { kind: BillKind; bill: Bill }
  /** Nothing happens unless the run is due: another process may have done it in the meantime. */
  onlyIfDue?: boolean
}

/** Somebody else works on the run just now, so that an uploaded bill could not be read. */
export class RunBusy extends Error {
  override readonly name = "RunBusy"
}

/**
 * Fetches, archives and matches the bills of one account's day, and writes down where the books differ.
 * Doing it again is harmless, in any process at any time: a row and its lease let one of them do it, and
 * another one is told how far that is. What the gateway or a bill has against it ends in the run.
 * @throws RunBusy for an uploaded bill that came while the run was being worked on
 */
export async function reconcileDay(
  container: MedusaContainer,
  { account, day, cause, uploaded, onlyIfDue = false }: ReconcileWish
): Promise<RunRow> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const now = cnpay.clock()
  const lease = randomUUID()
  const until = new Date(now.getTime() + LEASE_MS)
  const run = await takeRun(db, { account, day, cause, lease, now, until, onlyIfDue })
  if (!run) {
    await uploaded?.bill.discard()
    return elsewhere(cnpay, { account, day, isUpload: uploaded !== undefined })
  }
  const keeper = keepLease(cnpay, { id: run.id, lease })
  try {
    const tried = await attempt(container, { run, uploaded, isOurs: keeper.isOurs })
    const ended = await end(cnpay, { id: run.id, lease }, tried)
    if (!ended) return await elsewhere(cnpay, { account, day, isUpload: false })
    await tell(container, {
      name: "cnpay.run.finished",
      data: { id: run.id, account, bill_day: day, state: ended.state },
    })
    return ended
  } catch (error) {
    if (error instanceof LeaseLost) return await elsewhere(cnpay, { account, day, isUpload: false })
    throw error
  } finally {
    keeper.stop()
  }
}

function end(
  cnpay: CnpayModuleService,
  own: { id: string; lease: string },
  { state, dueAt, error, result }: Attempt
): Promise<RunRow | null> {
  const now = cnpay.clock()
  const found = result && { result }
  return finishRun(cnpay.connection(), { ...own, state, dueAt, error, now, ...found })
}

async function elsewhere(
  cnpay: CnpayModuleService,
  { account, day, isUpload }: { account: string; day: BillDay; isUpload: boolean }
): Promise<RunRow> {
  const run = await findRun(cnpay.connection(), account, day)
  if (!run) throw new Error(`the run of ${account} for ${day} is gone`)
  if (isUpload) throw new RunBusy(`${account}, ${day}: is being worked on; try again in a minute`)
  return run
}
