import { sign } from "node:crypto"
import type { Simulator } from "../../../../simulator"

export type Params = Record<string, string | undefined>

/** `2026-11-23 16:24:57` in Beijing. */
export function stamp(date = new Date()): string {
  return new Date(date.getTime() + 28_800_000).toISOString().slice(0, 19).replace("T", " ")
}

/** The common parameters of a call, signed by the app unless `changes` forge the signature. */
export function signedParams(
  { env }: Simulator,
  method: string,
  biz: unknown,
  changes: Params = {}
): Record<string, string> {
  const params: Params = {
    app_id: env.ALIPAY_APP_ID,
    method,
    format: "JSON",
    charset: "utf-8",
    sign_type: "RSA2",
    timestamp: stamp(),
    version: "1.0",
    biz_content: typeof biz === "string" ? biz : JSON.stringify(biz),
    ...changes,
  }
  const present = Object.entries(params).filter((entry): entry is [string, string] => !!entry[1])
  const text = present
    .filter(([name]) => name !== "sign")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
  const genuine = sign("RSA-SHA256", Buffer.from(text), env.ALIPAY_PRIVATE_KEY).toString("base64")
  const all = Object.fromEntries(present)
  return "sign" in changes ? all : { ...all, sign: genuine }
}

export interface AlipayAnswer {
  status: number
  type: string | null
  text: string
  /** The first root node's name and content. */
  node: string
  fields: Record<string, unknown>
  signed: boolean
}

/** One raw call to gateway.do, as a form. */
export async function callAlipay(
  simulator: Simulator,
  method: string,
  biz: unknown,
  changes: Params = {}
): Promise<AlipayAnswer> {
  const params = signedParams(simulator, method, biz, changes)
  const body = new URLSearchParams(params)
  const response = await fetch(simulator.env.ALIPAY_ENDPOINT, { method: "POST", body })
  const text = await response.text()
  const json = JSON.parse(text) as Record<string, Record<string, unknown>>
  const node = Object.keys(json)[0] ?? ""
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    text,
    node,
    fields: json[node] ?? {},
    signed: "sign" in json,
  }
}

let last = 0

/** An order with a number of its own. */
export function alipayOrder(changes: Record<string, unknown> = {}) {
  last += 1
  const order = {
    out_trade_no: `ali_${process.pid}_${last}`,
    total_amount: "19.90",
    subject: "Tee",
  }
  return { ...order, ...changes }
}
