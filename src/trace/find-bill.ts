import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addDays, billDayAt, type BillDay } from "../core/bill-day"
import { reasonOf } from "../core/errors"
import { CNPAY_MODULE } from "../modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../modules/cnpay-archive/service"
import { listArchivedRuns, type ArchivedRun, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

/** Where a gateway's bill has a payment. */
export interface BillMatch {
  day: BillDay
  run_id: string
  line: number
  /** When the bill was fetched. */
  at: Date
}

/**
 * The line of a payment in the bills that were reconciled: of its day, or of a neighbour, since the
 * gateways cut days by clocks of their own. A shop that reconciles nothing never opens the archive.
 */
export async function findBill(
  container: MedusaContainer,
  trade: TradeRow
): Promise<BillMatch | null> {
  if (trade.state !== "paid" || !trade.paid_at) return null
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const day = billDayAt(trade.paid_at)
  const days = [day, addDays(day, 1), addDays(day, -1)]
  const runs = await listArchivedRuns(cnpay.connection(), trade.account, days)
  return runs.length === 0 ? null : lookUp(container, runs, trade)
}

async function lookUp(
  container: MedusaContainer,
  runs: readonly ArchivedRun[],
  { out_trade_no: no }: TradeRow
): Promise<BillMatch | null> {
  try {
    const service = container.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE)
    const archive = await service.open()
    const files = runs.map(({ trade_file_id }) => trade_file_id)
    const lines = await archive.findLines({ files, outTradeNos: [no], gatewayTradeNos: [] })
    const found = lines.find(({ line }) => line.kind === "payment")
    const run = found && runs.find(({ trade_file_id }) => trade_file_id === found.file)
    if (!run) return null
    const at = run.gateway_as_of ?? run.created_at
    return { day: run.bill_day, run_id: run.id, line: found.line.line, at }
  } catch (error) {
    // Another database may hold the archive; without it the rest of the trace is still worth showing.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: the bill of trade ${no} could not be looked up: ${reasonOf(error)}`)
    return null
  }
}
