import { createWriteStream } from "node:fs"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { capped } from "../bills/container/capped"
import { recogniseBill, type Recognised } from "../bills/recognise"
import { BillRefused } from "../bills/refused"
import { Spool } from "../bills/spool"
import { uploadedBill } from "../bills/uploaded"
import { isOver } from "../gateways/bill"
import { CNPAY_MODULE } from "../modules/cnpay"
import type { RunRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { reconcileDay } from "./reconcile-day"

const MOST_BYTES = 100 * 1024 * 1024

/**
 * Reconciles the day of a bill that somebody has as a file: CSV, gzip or zip. Account, day and kind are
 * the file's own; `account` only has to agree with it, or to choose where the file names nobody.
 * @throws BillRefused, and then nothing is kept; RunBusy
 */
export async function reconcileUpload(
  container: MedusaContainer,
  { file, account: named }: { file: Readable; account: string | null }
): Promise<RunRow> {
  const { clock } = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const spool = await Spool.make()
  try {
    await pipeline(capped(file, MOST_BYTES), createWriteStream(spool.path, { mode: 0o600 }))
    const found = await recogniseBill(spool.path)
    const { gateway, kind, day } = found
    // Its run would be the last one of the day, and what is sold later would never be looked at.
    if (!isOver(day, clock())) throw new BillRefused("wrong_day", "its day is not over")
    const { account, merchant } = accountFor(container, found, named)
    const bill = await uploadedBill(spool, { gateway, kind, expected: { merchant, day } })
    return await reconcileDay(container, {
      account,
      day,
      cause: "upload",
      uploaded: { kind, bill },
    })
  } finally {
    await spool.remove()
  }
}

/** The configured account that the file belongs to. @throws BillRefused */
function accountFor(
  container: MedusaContainer,
  found: Recognised,
  named: string | null
): { account: string; merchant: string | null } {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const fitting = cnpay.accounts().flatMap((account) => {
    const gateway = cnpay.gateway(account)
    if (gateway?.name !== found.gateway || (named !== null && named !== account)) return []
    const { merchant } = gateway
    const isIts = merchant === null || found.merchant === null || merchant === found.merchant
    return isIts ? [{ account, merchant }] : []
  })
  // An account that is known to be the file's is surer than one of which nothing is known.
  const sure = fitting.filter(({ merchant }) => merchant !== null && merchant === found.merchant)
  const [one, other] = sure.length > 0 ? sure : fitting
  if (!one) throw new BillRefused("wrong_account", "no account of this shop is the file's")
  if (other)
    throw new BillRefused("which_account", "several accounts of this shop may be the file's")
  return one
}
