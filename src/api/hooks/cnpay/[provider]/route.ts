import { reasonOf } from "../../../../core/errors"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { HttpAnswer } from "../../../../gateways/gateway"
import { hint } from "../../../../inbox/hint"
import { receive } from "../../../../inbox/receive"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { BodyTooLarge, readBody } from "./body"

/** The notify URL of an account. The gateway's own dialect answers, whatever happens. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const account = req.params.provider ?? ""
  const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const gateway = cnpay.gateway(account)
  if (!gateway) {
    res.status(404).type("text/plain").send("unknown account")
    return
  }
  try {
    const headers = req.headers as Record<string, string | undefined>
    const raw = { headers, body: await readBody(req) }
    const { answer, refusal } = await receive(cnpay, gateway, account, raw)
    send(res, answer)
    if (refusal) cnpay.reject(account, refusal, raw)
    else await hint(req.scope, account)
  } catch (error) {
    const isTooLarge = error instanceof BodyTooLarge
    const reason = reasonOf(error)
    logger.error(`cnpay: ${account}: a notification could not be kept: ${reason}`)
    const answer = gateway.acknowledge(isTooLarge ? "refused" : "retry")
    send(res, isTooLarge ? { ...answer, status: 413 } : answer)
  }
}

function send(res: MedusaResponse, answer: HttpAnswer): void {
  res.status(answer.status).type(answer.contentType).send(answer.body)
}
