import { randomBytes } from "node:crypto"
import { GatewayError, NotificationRefused, type GatewayErrorKind } from "../../core/errors"
import { DEFAULT_LIMITS, HttpPath, type HttpResponse } from "../http"
import { kindOf, kindOfMessage } from "./codes"
import type { WechatV2Settings } from "./options"
import { signFields, verifyFields } from "./sign"
import { readXml, writeXml, type Fields } from "./xml"

/** One signed question to API v2, and an answer that can be believed. */
export class WechatV2Client {
  private readonly http: HttpPath

  constructor(private readonly settings: WechatV2Settings) {
    const { endpoint, backupEndpoint: backup, limits = DEFAULT_LIMITS, onServerTime } = settings
    const tls = settings.certificate
    this.http = new HttpPath("wechat", endpoint, limits, onServerTime, { backup, tls })
  }

  /**
   * Empty fields are left out: WeChat Pay leaves them out of the signature.
   * @throws GatewayError for every answer but a success, and when none came that can be trusted
   */
  async call(path: string, fields: Fields, { appId }: { appId: string }): Promise<Fields> {
    const { mchId, apiKey, signType } = this.settings
    const nonce_str = randomBytes(16).toString("hex")
    const common = { appid: appId, mch_id: mchId, nonce_str, sign_type: signType }
    const content = withoutEmpty({ ...common, ...fields })
    const body = writeXml({ ...content, sign: signFields(content, apiKey, signType) })
    const headers = { "Content-Type": "text/xml; charset=utf-8" }
    const request = { operation: path, method: "POST", path, headers, body } as const
    return this.open(await this.http.send(request), path)
  }

  shutdown(): Promise<void> {
    return this.http.close()
  }

  private open(response: HttpResponse, operation: string): Fields {
    if (response.status !== 200) throw httpFault(response, operation)
    const fields = trusted(() => readXml(response.body), operation)
    const { return_code: understood, return_msg: words = "" } = fields
    if (understood === "FAIL") throw fault(operation, kindOfMessage(words), "FAIL", words)
    if (understood !== "SUCCESS") throw untrusted(operation, "MALFORMED")
    trusted(() => verifyFields(fields, this.settings.apiKey), operation)
    const { result_code: result, err_code: code = "", err_code_des: why = "" } = fields
    if (result === "FAIL") throw fault(operation, kindOf(code), code || "FAIL", why)
    if (result !== "SUCCESS") throw untrusted(operation, "MALFORMED")
    return fields
  }
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""))
}

/** The front of the gateway itself refuses whoever shows no certificate, before anything happens. */
function httpFault({ status, body }: HttpResponse, operation: string): GatewayError {
  if (status === 400 && /SSL certificate/i.test(body.toString("utf8"))) {
    return fault(operation, "misconfigured", "CERT_ERROR", "the client certificate is not accepted")
  }
  return fault(operation, "unknown", `HTTP_${status}`, "the answer is not WeChat Pay's")
}

function trusted<T>(read: () => T, operation: string): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof NotificationRefused)) throw cause
    throw untrusted(operation, cause.reason.toUpperCase())
  }
}

export function untrusted(operation: string, code: string): GatewayError {
  return fault(operation, "unknown", code, "the answer cannot be trusted")
}

function fault(operation: string, kind: GatewayErrorKind, code: string, why: string): GatewayError {
  const message = why.slice(0, 200) || "no reason given"
  return new GatewayError({ gateway: "wechat", operation, kind, code, message })
}
