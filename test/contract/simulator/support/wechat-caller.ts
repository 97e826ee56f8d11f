import { randomBytes, sign } from "node:crypto"
import type { Simulator } from "../../../../simulator"

/** What a test may do wrong in a call. */
export interface Mistakes {
  /** Sent instead of the genuine Authorization; `null` sends none. */
  authorization?: string | null
  timestamp?: number
  mchid?: string
  serialNo?: string
  /** Signed instead of the body that is sent. */
  signedBody?: string
  headers?: Record<string, string>
}

export interface WechatAnswer {
  status: number
  headers: Headers
  text: string
  json: Record<string, unknown>
}

function authorization({ env }: Simulator, lines: string[], mistakes: Mistakes): string {
  const [, , timestamp, nonce] = lines
  const text = lines.map((line) => `${line}\n`).join("")
  const signature = sign("RSA-SHA256", Buffer.from(text), env.WECHAT_PRIVATE_KEY)
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${mistakes.mchid ?? env.WECHAT_MCH_ID}",` +
    `nonce_str="${nonce}",timestamp="${timestamp}",` +
    `serial_no="${mistakes.serialNo ?? env.WECHAT_SERIAL_NO}",` +
    `signature="${signature.toString("base64")}"`
  )
}

/** One raw signed call to API v3. */
export async function callWechat(
  simulator: Simulator,
  method: "GET" | "POST",
  path: string,
  content?: unknown,
  mistakes: Mistakes = {}
): Promise<WechatAnswer> {
  const body =
    content === undefined ? "" : typeof content === "string" ? content : JSON.stringify(content)
  const response = await signedFetch(simulator, { method, path, body }, mistakes)
  const text = await response.text()
  const json = text ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, headers: response.headers, text, json }
}

/** One signed GET of a file. */
export async function fetchWechat(simulator: Simulator, path: string, mistakes: Mistakes = {}) {
  const response = await signedFetch(simulator, { method: "GET", path, body: "" }, mistakes)
  const { status, headers } = response
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

function signedFetch(
  simulator: Simulator,
  { method, path, body }: { method: string; path: string; body: string },
  mistakes: Mistakes
): Promise<Response> {
  const timestamp = String(mistakes.timestamp ?? Math.floor(Date.now() / 1_000))
  const nonce = randomBytes(16).toString("hex")
  const lines = [method, path, timestamp, nonce, mistakes.signedBody ?? body]
  const { authorization: forged = authorization(simulator, lines, mistakes) } = mistakes
  return fetch(simulator.env.WECHAT_ENDPOINT + path, {
    method,
    headers: {
      accept: "application/json",
      "user-agent": "contract-test",
      ...(body && { "content-type": "application/json" }),
      ...(forged !== null && { authorization: forged }),
      ...mistakes.headers,
    },
    ...(body && { body }),
  })
}

let last = 0

/** A native order with a number of its own. */
export function nativeOrder({ env }: Simulator, changes: Record<string, unknown> = {}) {
  last += 1
  return {
    appid: env.WECHAT_APP_ID,
    mchid: env.WECHAT_MCH_ID,
    description: "Tee 衬衫",
    out_trade_no: `wx_${process.pid}_${last}`,
    notify_url: "http://127.0.0.1:9/nobody",
    amount: { total: 1990, currency: "CNY" },
    ...changes,
  }
}

export const NATIVE = "/v3/pay/transactions/native"
export const REFUNDS = "/v3/refund/domestic/refunds"

export function tradePath({ env }: Simulator, outTradeNo: string): string {
  return `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${env.WECHAT_MCH_ID}`
}

export function closePath(outTradeNo: string): string {
  return `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`
}
