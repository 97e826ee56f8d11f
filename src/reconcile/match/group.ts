import type { BillLine } from "../../core/bill-line"
import type { LedgerRecord } from "../../modules/cnpay/queries"

/** What the bill and the ledger have under one number of the merchant's; empty: a line without one. */
export interface Group {
  no: string
  lines: BillLine[]
  ours: LedgerRecord[]
}
