import type { ArchivedBill, BillArchive } from "../../archive/archive"
import type { Gateway } from "../../gateways/gateway"
import type { Connection, RunRow } from "../../modules/cnpay/queries"
import type { Report } from "./report"

/** All that the parts of a match have in common. */
export interface MatchContext {
  run: RunRow
  db: Connection
  archive: BillArchive
  gateway: Gateway
  report: Report
  trade: ArchivedBill | null
  ignoresForeign: boolean
  isOurs(): void
}
