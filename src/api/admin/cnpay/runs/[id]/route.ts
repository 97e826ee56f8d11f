import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../../modules/cnpay/service"
import { needRun } from "../find"
import { runView } from "../view"

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  res.json({ run: runView(await needRun(db, req.params.id ?? "")) })
}
