import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../../../../../../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../../../../../../modules/cnpay-archive/service"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { fileOf, needRun } from "../../find"
import type { LineParams } from "../../params"

/** The archived lines of the bill that a run went by, in the order of the file. Amounts in fen. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, LineParams>,
  res: MedusaResponse
): Promise<void> {
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { kind, offset, limit } = req.validatedQuery
  const run = await needRun(db, req.params.id ?? "")
  const file = fileOf(run, kind)
  if (!file) {
    res.json({ lines: [], count: 0, offset, limit })
    return
  }
  const archive = await req.scope.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE).open()
  const { lines, count } = await archive.pageOfLines(file, { offset, limit })
  res.json({ lines, count, offset, limit })
}
