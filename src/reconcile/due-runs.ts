import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addDays, billDayAt, type BillDay } from "../core/bill-day"
import { reasonOf } from "../core/errors"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findFirstPayment, findRun, listDueRuns, planRuns } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { reconcileDay } from "./reconcile-day"

/** A shop that was down, or new to reconciliation, catches up so far by itself; older days are asked for. */
const CATCH_UP_DAYS = 30

/** Plans the runs of the days that are over, and works on those that are due, one after the other. */
export async function workDueRuns(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { enabled, accounts: wanted } = cnpay.reconciliation
  if (!enabled) return
  const accounts = cnpay.accounts().filter((account) => wanted?.includes(account) ?? true)
  const db = cnpay.connection()
  for (const account of accounts) await plan(cnpay, account)
  for (const { account, day } of await listDueRuns(db, accounts, cnpay.clock())) {
    try {
      await reconcileDay(container, { account, day, cause: "daily", onlyIfDue: true })
    } catch (error) {
      // Its lease runs out, and the run is due again then.
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`cnpay: the run of ${account} for ${day} has broken off: ${reasonOf(error)}`)
    }
  }
}

async function plan(cnpay: CnpayModuleService, account: string): Promise<void> {
  const db = cnpay.connection()
  const yesterday = addDays(billDayAt(cnpay.clock()), -1)
  if (await findRun(db, account, yesterday)) return
  const first = await findFirstPayment(db, account)
  if (first) await planRuns(db, account, daysOf(billDayAt(first), yesterday))
}

/** At most {@link CATCH_UP_DAYS}, the last of them `until`. */
function daysOf(first: BillDay, until: BillDay): BillDay[] {
  return Array.from({ length: CATCH_UP_DAYS }, (_, ago) => addDays(until, -ago)).filter(
    (day) => day >= first
  )
}
