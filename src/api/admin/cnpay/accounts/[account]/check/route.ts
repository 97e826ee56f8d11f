import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkNow } from "../../../../../../health/check-now"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { RateLimit } from "../../../../../rate-limit"
import { noAccount, tooSoon, wordsOf } from "../../../trades/problems"

/** A person presses a button; the shop's quota at the gateway is for shoppers. */
const limit = new RateLimit({ most: 10, windowMs: 60_000 })

/** Asks the gateway something harmless, signed and verified. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { account = "" } = req.params
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const gateway = cnpay.gateway(account)
  if (!gateway) throw noAccount(account)
  const waitMs = limit.waitFor(account, cnpay.clock())
  if (waitMs > 0) {
    const { status, ...problem } = tooSoon
    res.status(status).setHeader("Retry-After", Math.ceil(waitMs / 1_000))
    res.json(problem)
    return
  }
  const { durationMs, error } = await checkNow(gateway, cnpay.clock())
  res.json({
    ok: error === null,
    duration_ms: durationMs,
    error: error && { code: error.code, ...wordsOf(error) },
  })
}
