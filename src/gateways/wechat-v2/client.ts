import { randomBytes } from "node:crypto"
import { open } from "node:fs/promises"
import {
  GatewayError,
  NotificationRefused,
  withExplanation,
  type GatewayErrorKind,
} from "../../core/errors"
import { FILE_LIMITS } from "../files"
import { DEFAULT_LIMITS, HttpPath, type HttpRequest, type HttpResponse } from "../http"
import { isSignatureRefused, kindOf, kindOfMessage, NO_CODE } from "./codes"
import { explainFields, type SignedFields } from "./explain"
import type { WechatV2Settings } from "./options"
import { signFields, verifyFields, type SignType } from "./sign"
import { MOST_BYTES, readXml, writeXml, type Fields } from "./xml"

export interface Question {
  path: string
  fields: Fields
  /** Where not every type is taken; the account's own by default. */
  signType?: SignType | undefined
}

/** One signed question to API v2, and an answer that can be believed. */
export class WechatV2Client {
  private readonly http: HttpPath

  constructor(private readonly settings: WechatV2Settings) {
    const { endpoint, backupEndpoint: backup, limits = DEFAULT_LIMITS, reach } = settings
    const tls = settings.certificate
    this.http = new HttpPath("wechat", endpoint, limits, { ...reach, backup, tls })
  }

  /**
   * Empty fields are left out: WeChat Pay leaves them out of the signature.
   * @throws GatewayError for every answer but a success, and when none came that can be trusted
   */
  async call(path: string, fields: Fields, { appId }: { appId: string }): Promise<Fields> {
    const { signed, ...request } = this.request({ path, fields }, appId)
    return this.http.call(request, {
      read: (response) => this.explained(signed, () => this.open(response, path)),
    })
  }

  /**
   * Puts an answer that is a file, and bears no signature, where it is wanted.
   * @throws GatewayError for what is no file: then it is a refusal, which bears none either
   */
  async download(
    question: Question,
    file: string,
    { appId }: { appId: string }
  ): Promise<HttpResponse> {
    const { endpoint, backupEndpoint: backup, reach = {}, certificate: tls } = this.settings
    const { onServerTime, onCall } = reach
    const told = { onServerTime, onCall, backup, tls }
    const http = new HttpPath("wechat", endpoint, FILE_LIMITS, told)
    try {
      const { signed, ...request } = this.request(question, appId)
      return await http.save(request, file, {
        read: (response) => this.explained(signed, () => openFile(response, file, question.path)),
      })
    } finally {
      await http.close()
    }
  }

  shutdown(): Promise<void> {
    return this.http.close()
  }

  private request(
    { path, fields, signType = this.settings.signType }: Question,
    appId: string
  ): HttpRequest & { signed: SignedFields } {
    const { mchId, apiKey } = this.settings
    const nonce_str = randomBytes(16).toString("hex")
    const common = { appid: appId, mch_id: mchId, nonce_str, sign_type: signType }
    const content = withoutEmpty({ ...common, ...fields })
    const body = writeXml({ ...content, sign: signFields(content, apiKey, signType) })
    const headers = { "Content-Type": "text/xml; charset=utf-8" }
    const about = { outTradeNo: fields.out_trade_no, outRefundNo: fields.out_refund_no }
    const signed = { fields: content, type: signType }
    return { operation: path, method: "POST", path, headers, body, about, isSigned: true, signed }
  }

  /** WeChat Pay does not say what it would have signed. */
  private async explained<T>(signed: SignedFields, open: () => T | Promise<T>): Promise<T> {
    try {
      return await open()
    } catch (error) {
      if (!(error instanceof GatewayError) || !isSignatureRefused(error)) throw error
      throw withExplanation(error, explainFields(signed, this.settings.apiKey, error.reason))
    }
  }

  private open(response: HttpResponse, operation: string): Fields {
    if (response.status !== 200) throw httpFault(response, operation)
    const fields = trusted(() => readXml(response.body), operation)
    if (fields.return_code === "SUCCESS") {
      trusted(() => verifyFields(fields, this.settings.apiKey), operation)
    }
    const refusal = refusalIn(fields, operation)
    if (refusal) throw refusal
    return fields
  }
}

/** A file has been put where it is wanted; a refusal stands in its place. */
async function openFile(response: HttpResponse, file: string, path: string): Promise<HttpResponse> {
  if (response.status !== 200) throw httpFault(response, path)
  const refusal = await xmlIn(file)
  if (!refusal) return response
  const fields = trusted(() => readXml(refusal), path)
  throw refusalIn(fields, path) ?? untrusted(path, "MALFORMED")
}

/** `null`: it is a success. */
function refusalIn(fields: Fields, operation: string): GatewayError | null {
  const { return_code: understood, return_msg: words = "" } = fields
  if (understood === "FAIL")
    return fault(operation, kindOfMessage(words, operation), NO_CODE, words)
  if (understood !== "SUCCESS") return untrusted(operation, "MALFORMED")
  const { result_code: result, err_code: code = "", err_code_des: why = "" } = fields
  if (result === "FAIL") return fault(operation, kindOf(code, operation), code || NO_CODE, why)
  return result === "SUCCESS" ? null : untrusted(operation, "MALFORMED")
}

/** What a file holds if that is an answer; none is longer than an answer may be. */
async function xmlIn(path: string): Promise<Buffer | null> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES + 1))
    const head = buffer.subarray(0, bytesRead)
    return /^\s*</.test(head.subarray(0, 64).toString("latin1")) ? head : null
  } finally {
    await file.close()
  }
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""))
}

/** The front of the gateway itself refuses whoever shows no certificate, before anything happens. */
function httpFault({ status, body }: HttpResponse, operation: string): GatewayError {
  if (status === 400 && /SSL certificate/i.test(body.toString("utf8"))) {
    const code = "CERT_ERROR"
    return fault(operation, kindOf(code), code, "the client certificate is not accepted")
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
