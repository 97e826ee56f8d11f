import type { KeyObject } from "node:crypto"
import type { IPayRequest, Output } from "wechatpay-node-v3/dist/define"
import { GatewayError, NotificationRefused } from "../../core/errors"
import type { HttpPath, HttpRequest, HttpResponse } from "../http"
import { refusalOf } from "./answer"
import { explainRefusal } from "./explain"
import type { PlatformKeys } from "./platform-keys"
import { verifyMessage } from "./verify"

/** The host that wechatpay-node-v3 writes into every address; never a part of the signed text. */
export const LIBRARY_HOST = "https://api.mch.weixin.qq.com"

type Headers = Record<string, string>

/**
 * The transport that wechatpay-node-v3 is given. It reaches the configured endpoint only, verifies
 * every 2xx answer, and leaves the judgement of the others to the caller.
 */
export class VerifiedTransport implements IPayRequest {
  constructor(
    private readonly http: HttpPath,
    private readonly platformKeys: PlatformKeys,
    private readonly own: { now: () => Date; privateKey: KeyObject }
  ) {}

  get(url: string, headers: Headers): Promise<Output> {
    return this.exchange("GET", url, headers)
  }

  post(url: string, params: Record<string, unknown>, headers: Headers): Promise<Output> {
    return this.exchange("POST", url, headers, JSON.stringify(params))
  }

  upload(): Promise<Output> {
    return Promise.reject(new TypeError("uploads are not a part of taking payments"))
  }

  private async exchange(
    method: "GET" | "POST",
    url: string,
    headers: Headers,
    body?: string
  ): Promise<Output> {
    if (!url.startsWith(`${LIBRARY_HOST}/`)) throw new TypeError("a request to a foreign host")
    const path = url.slice(LIBRARY_HOST.length)
    const operation = `${method} ${path.split("?")[0]}`
    // undici does not decode, and the signature is over the plain bytes.
    const { "Accept-Encoding": _, ...plain } = headers
    const request = { operation, method, path, headers: plain, body } as const
    const about = subjectOf(path, body)
    return this.http.call<Output>(
      { ...request, about, isSigned: true },
      {
        read: async (response) => {
          await this.platformKeys.learn(response.header("wechatpay-serial"))
          return this.read(response, request)
        },
        refusalIn: (output) => (output.error === undefined ? null : refusalOf(output, operation)),
      }
    )
  }

  private read(response: HttpResponse, request: HttpRequest): Output {
    const { operation } = request
    const requestId = response.header("request-id")
    const ok = response.status >= 200 && response.status < 300
    if (ok) this.verify(response, operation, requestId)
    const data = parse(response.body, operation, ok, requestId)
    if (ok) return { status: response.status, data, errRaw: { requestId } }
    const explanation = explainRefusal(request, data, this.own.privateKey)
    return { status: response.status, error: data ?? {}, errRaw: { requestId, explanation } }
  }

  private verify(response: HttpResponse, operation: string, requestId?: string): void {
    try {
      verifyMessage(
        (name) => response.header(name),
        response.body,
        this.platformKeys,
        this.own.now()
      )
    } catch (cause) {
      if (!(cause instanceof NotificationRefused)) throw cause
      throw untrusted(operation, cause.reason.toUpperCase(), requestId)
    }
  }
}

/** Numbers stand in the content of what is made, and in the path of what is asked about. */
function subjectOf(path: string, body = ""): HttpRequest["about"] {
  const named = (name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(body)?.[1]
  return {
    outTradeNo: named("out_trade_no") ?? /\/out-trade-no\/([\w-]+)/.exec(path)?.[1],
    outRefundNo:
      named("out_refund_no") ??
      /\/refund\/domestic\/refunds\/([\w-]+)$/.exec(path.split("?")[0] ?? "")?.[1],
  }
}

/** An error answer may be empty or a proxy's HTML: then it says nothing. */
function parse(body: Buffer, operation: string, ok: boolean, requestId?: string): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    if (!ok) return undefined
    throw untrusted(operation, "MALFORMED", requestId)
  }
}

function untrusted(operation: string, code: string, requestId?: string): GatewayError {
  return new GatewayError({
    gateway: "wechat",
    operation,
    kind: "unknown",
    code,
    message: "the answer cannot be trusted",
    requestId,
  })
}
