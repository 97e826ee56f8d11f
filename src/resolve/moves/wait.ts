import { addDays } from "../../core/bill-day"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { findLatestRun } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { problems } from "../messages"
import type { Carry } from "../move"

/** The first bill that has not been looked into yet; should it not explain anything, the run opens it again. */
export const wait: Carry = async (container, { row }) => {
  if (!row.bill_day) throw problems.noBill()
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const latest = await findLatestRun(db, row.account)
  const known = latest && latest > row.bill_day ? latest : row.bill_day
  return { end: "waiting", waitsFor: addDays(known, 1) }
}
