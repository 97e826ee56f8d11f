import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { inBoth } from "../../../../../../../core/bilingual"
import { csv } from "../../../../../../../export/csv"
import { LINE_TABLE } from "../../../../../../../export/lines"
import { CNPAY_MODULE } from "../../../../../../../modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../../../../../../../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../../../../../../../modules/cnpay-archive/service"
import type { CnpayModuleService } from "../../../../../../../modules/cnpay/service"
import { sendFile } from "../../../../send-file"
import { fileOf, needRun } from "../../../find"
import type { LinesExportParams } from "../../../params"

const BATCH = 1_000

/**
 * The archived lines of the bill that a run went by, all of them, as CSV. Not the gateway's own file: of
 * that the archive keeps what matching needs, and its checksum.
 */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, LinesExportParams>,
  res: MedusaResponse
): Promise<void> {
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { kind, lang } = req.validatedQuery
  const run = await needRun(db, req.params.id ?? "")
  const file = fileOf(run, kind)
  if (!file) throw noBill()
  const archive = await req.scope.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE).open()
  const name = `lines-${kind}-${run.account}-${run.bill_day}`
  const lines = archive.linesOfFile(file, BATCH)
  await sendFile(res, { name, format: "csv" }, csv(LINE_TABLE, lines, lang))
}

function noBill(): MedusaError {
  const sentence = {
    en: "This run has no archived bill of this kind.",
    zh: "该对账批次没有此类已归档的对账单。",
  }
  return new MedusaError(MedusaError.Types.NOT_FOUND, inBoth(sentence))
}
