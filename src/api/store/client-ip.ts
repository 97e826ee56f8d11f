import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { isRecord, words } from "../../gateways/record"

/**
 * A browser does not know its own address, and some scenes must name it: where the client gives none,
 * the address that it called from is written into `data`. A shop front that calls from its own server
 * gives the shopper's.
 */
export function addClientIp(req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void {
  const { body } = req
  if (!isRecord(body) || !/^pp_(alipay|wechat)_/.test(words(body.provider_id))) return next()
  if (isRecord(body.data) && body.data.client_ip === undefined && req.ip) {
    const client_ip = req.ip.replace(/^::ffff:/, "")
    req.body = { ...body, data: { ...body.data, client_ip } }
  }
  next()
}
