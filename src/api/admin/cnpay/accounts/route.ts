import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFindings } from "../../../../health/read-findings"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { accountView } from "./view"

/** How every configured account is, and what to do about what is wrong. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const found = await readFindings(cnpay)
  const accounts = found.map((it) =>
    accountView({ ...it, clockSkewMs: cnpay.clockSkewMs(it.facts.account) })
  )
  res.json({ accounts })
}
