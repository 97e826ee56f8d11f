import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { GatewayError } from "../../../../core/errors"
import { forLog } from "../../../../errors/for-log"
import { text, isRecord } from "../../../../gateways/record"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { invalidData, rateLimited, refusalOf, unknownProvider, type Refusal } from "./problems"
import { RateLimit } from "../../../rate-limit"

/** A client asks once for each visit of a shopper. */
const limit = new RateLimit({ most: 20, windowMs: 60_000 })

type Answer = MedusaResponse<{ openid: string } | Omit<Refusal, "status">>

interface Wish {
  providerId: string
  scene: string
  code: string
}

/**
 * Who the shopper is to the merchant's app: the id behind the code that a page inside WeChat or
 * Alipay, or a mini program, was given. `session.data.openid` of the scenes `jsapi` and `mini` is made of it.
 */
export async function POST(req: MedusaRequest, res: Answer): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const waitMs = limit.waitFor(req.ip ?? "", cnpay.clock())
  if (waitMs > 0) {
    res.setHeader("Retry-After", Math.ceil(waitMs / 1_000))
    return refuse(res, rateLimited)
  }
  const wish = readWish(req.body)
  if (!wish) return refuse(res, invalidData)
  const gateway = cnpay.gatewayOf(wish.providerId)
  if (!gateway?.identify) return refuse(res, unknownProvider)
  try {
    res.json({ openid: await gateway.identify(wish.scene, wish.code) })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    if (error.kind !== "refused") {
      req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`cnpay: ${forLog(error)}`)
    }
    refuse(res, refusalOf(error))
  }
}

function readWish(body: unknown): Wish | null {
  const fields = isRecord(body) ? body : {}
  const providerId = text(fields, "provider_id")
  const scene = text(fields, "scene")
  const code = text(fields, "code")
  if (!providerId || !scene || !code || !/^[\w-]{1,256}$/.test(code)) return null
  return { providerId, scene, code }
}

function refuse(res: Answer, { status, ...problem }: Refusal): void {
  res.status(status).json(problem)
}
