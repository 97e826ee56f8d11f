import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { countRuns, listRuns, type RunPage } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { ordering } from "../params"
import type { RunBody, RunParams } from "./params"
import { startRun } from "./start"
import { runView } from "./view"

/** Reconciliations, the latest day first unless asked otherwise. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, RunParams>,
  res: MedusaResponse
): Promise<void> {
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { account, state, bill_day: billDay, offset, limit, order } = req.validatedQuery
  const filter = { account, state, billDay }
  const sorted = ordering<RunPage["order"]["column"]>(order)
  const [runs, count] = await Promise.all([
    listRuns(db, { filter, order: sorted, offset, limit }),
    countRuns(db, filter),
  ])
  res.json({ runs: runs.map(runView), count, offset, limit })
}

/** Reconciles a day, again if need be. Answers at once; the run tells how far it is. */
export async function POST(
  req: AuthenticatedMedusaRequest<RunBody>,
  res: MedusaResponse
): Promise<void> {
  const { account, bill_day: day } = req.validatedBody
  res.status(202).json({ run: runView(await startRun(req.scope, { account, day })) })
}
