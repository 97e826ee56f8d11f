import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { csv } from "../../../../../export/csv"
import {
  allDiscrepancies,
  DISCREPANCY_TABLE,
  eachDiscrepancy,
} from "../../../../../export/discrepancies"
import { tableOf, xlsx } from "../../../../../export/xlsx"
import { CNPAY_MODULE } from "../../../../../modules/cnpay"
import { countDiscrepancies } from "../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../modules/cnpay/service"
import { mustFit } from "../../must-fit"
import { sendFile } from "../../send-file"
import { filterOf, type DiscrepancyExportParams } from "../params"

/** The discrepancies that fit the filters, as a table for a spreadsheet. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, DiscrepancyExportParams>,
  res: MedusaResponse
): Promise<void> {
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { format, lang } = req.validatedQuery
  const filter = filterOf(req.validatedQuery)
  const file = { name: "discrepancies", format }
  if (format === "csv") {
    return sendFile(res, file, csv(DISCREPANCY_TABLE, eachDiscrepancy(db, filter), lang))
  }
  mustFit(await countDiscrepancies(db, filter))
  const rows = await allDiscrepancies(db, filter)
  const name = { en: "Discrepancies", zh: "差异" }[lang]
  await sendFile(res, file, await xlsx([{ name, rows: tableOf(DISCREPANCY_TABLE, rows, lang) }]))
}
