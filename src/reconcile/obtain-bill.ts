import type { MedusaContainer } from "@medusajs/framework/types"
import type { ArchivedBill, BillName } from "../archive/archive"
import { archiveBill } from "../archive/archive-bill"
import type { Bill } from "../bills/bill"
import type { BillKind } from "../core/bill-line"
import { CNPAY_MODULE } from "../modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../modules/cnpay-archive/service"
import type { RunRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

export interface Uploaded {
  kind: BillKind
  bill: Bill
}

/** The archived bill, or that nothing happened on the day. */
export type Obtained = ArchivedBill | "empty"

/**
 * The bill of a run's day, archived: the one that was uploaded, or the one that an earlier attempt has
 * archived, or else the gateway's. Somebody who asks for the run again wants the gateway asked again.
 * @throws GatewayError, BillRefused
 */
export async function obtainBill(
  container: MedusaContainer,
  { run, uploaded }: { run: RunRow; uploaded?: Uploaded | undefined },
  kind: BillKind
): Promise<Obtained | "not_ready"> {
  const archive = await container.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE).open()
  const name: BillName = { account: run.account, day: run.bill_day, kind }
  if (uploaded?.kind === kind) return (await archive.store(name, uploaded.bill)).bill
  const known = run.cause === "asked" ? null : await archive.find(name)
  if (known) return known
  const gateway = container.resolve<CnpayModuleService>(CNPAY_MODULE).gateway(name.account)
  if (!gateway) throw new Error(`there is no account ${name.account}`)
  const fetched = await archiveBill(archive, gateway, name)
  if ("bill" in fetched) return fetched.bill
  if (fetched.outcome === "not_ready") return "not_ready"
  // A gateway that does not keep a bill any more answers as for a day on which nothing happened.
  return (await archive.find(name)) ?? "empty"
}
