import { MedusaError } from "@medusajs/framework/utils"
import type { BillKind } from "../../../../core/bill-line"
import { inBoth } from "../../../../core/bilingual"
import { listRuns, type Connection, type CountedRun } from "../../../../modules/cnpay/queries"

/** The archived file of a run's bill; `null`: none, or an empty day. */
export function fileOf(run: CountedRun, kind: BillKind): string | null {
  return kind === "trade" ? run.trade_file_id : run.fund_file_id
}

/** @throws MedusaError if there is no such run */
export async function needRun(db: Connection, id: string): Promise<CountedRun> {
  const order = { column: "bill_day", descending: true } as const
  const [run] = await listRuns(db, { filter: { id: [id] }, order, offset: 0, limit: 1 })
  if (run) return run
  const message = inBoth({ en: "There is no such run.", zh: "未找到该对账批次。" })
  throw new MedusaError(MedusaError.Types.NOT_FOUND, message)
}
