import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { csv, line } from "../../../../../../export/csv"
import type { Language } from "../../../../../../export/columns"
import {
  allDiscrepancies,
  DISCREPANCY_TABLE,
  eachDiscrepancy,
} from "../../../../../../export/discrepancies"
import { runReport } from "../../../../../../export/run-report"
import { tableOf, xlsx } from "../../../../../../export/xlsx"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import type { Connection, CountedRun } from "../../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { mustFit } from "../../../must-fit"
import { sendFile } from "../../../send-file"
import { needRun } from "../../find"
import type { ExportParams } from "../../params"

/** The report of a run: what both sides come to, and every discrepancy that it found. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ExportParams>,
  res: MedusaResponse
): Promise<void> {
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { format, lang } = req.validatedQuery
  const run = await needRun(db, req.params.id ?? "")
  const file = { name: `reconciliation-${run.account}-${run.bill_day}`, format }
  if (format === "csv") return sendFile(res, file, asCsv(db, run, lang))
  mustFit(run.discrepancies.all)
  await sendFile(res, file, await asWorkbook(db, run, lang))
}

async function* asCsv(db: Connection, run: CountedRun, lang: Language) {
  const batches = eachDiscrepancy(db, { runId: [run.id] })
  const report = runReport(run, lang).map(line).join("")
  let isFirst = true
  for await (const part of csv(DISCREPANCY_TABLE, batches, lang)) {
    // The mark of UTF-8 stands before everything else.
    yield isFirst ? `${part.slice(0, 1)}${report}\r\n${part.slice(1)}` : part
    isFirst = false
  }
}

async function asWorkbook(db: Connection, run: CountedRun, lang: Language): Promise<Buffer> {
  const rows = await allDiscrepancies(db, { runId: [run.id] })
  const names = { en: ["Report", "Discrepancies"], zh: ["对账报告", "差异"] }[lang]
  return xlsx([
    { name: names[0] ?? "", rows: runReport(run, lang) },
    { name: names[1] ?? "", rows: tableOf(DISCREPANCY_TABLE, rows, lang) },
  ])
}
