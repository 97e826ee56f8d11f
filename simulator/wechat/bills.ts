import { createHash } from "node:crypto"
import { gzipSync } from "node:zlib"
import type { WechatBillType } from "../bills/wechat"
import { wechatBillText } from "../bills/wechat-text"
import type { Answer, Call } from "../http"
import type { World } from "../world"
import { WechatRefusal } from "./refusal"

const TYPES: readonly WechatBillType[] = ["ALL", "SUCCESS", "REFUND"]
const ACCOUNTS = ["BASIC", "OPERATION", "FEES"]

/** GET /v3/bill/tradebill */
export function tradeBill(world: World, { query }: Call) {
  const wanted = query.get("bill_type") ?? "ALL"
  const type = TYPES.find((it) => it === wanted)
  if (!type) throw invalid("bill_type")
  const owner = world.credentials.wechat
  return bill(world, query, (day) =>
    wechatBillText(world.bills, owner, { day, kind: "trade", type })
  )
}

/** GET /v3/bill/fundflowbill: the other accounts of this merchant never have any movement. */
export function fundFlowBill(world: World, { query }: Call) {
  const account = query.get("account_type") ?? "BASIC"
  if (!ACCOUNTS.includes(account)) throw invalid("account_type")
  const owner = world.credentials.wechat
  return bill(world, query, (day) =>
    account === "BASIC" ? wechatBillText(world.bills, owner, { day, kind: "fund" }) : null
  )
}

/** `textOf`: what there is of a day. */
function bill(world: World, query: URLSearchParams, textOf: (day: string) => Buffer | null) {
  const day = query.get("bill_date") ?? ""
  const packing = query.get("tar_type")
  if (packing !== null && packing !== "GZIP") throw invalid("tar_type")
  const state = world.bills.state(day)
  if (state === "wrong") throw new WechatRefusal("INVALID_REQUEST", "参数错误，请检查bill_date")
  if (state === "making") throw new WechatRefusal("STATEMENT_CREATING", "请求的账单正在生成中")
  const bytes = textOf(day)
  if (!bytes) throw new WechatRefusal("NO_STATEMENT_EXIST", "账单文件不存在")
  const token = world.bills.putDown("wechat", packing ? gzipSync(bytes) : bytes)
  const url = `${world.url}/v3/billdownload/file?token=${token}${packing ? "&tartype=gzip" : ""}`
  // The hash is over the text as it is before it is packed.
  const hash = createHash("sha1").update(bytes).digest("hex")
  return { hash_type: "SHA1", hash_value: hash, download_url: url }
}

/** What is handed out is a file, not JSON. */
export class BillFile {
  constructor(readonly answer: Answer) {}
}

/** GET /v3/billdownload/file: thirty seconds long, and only to whom it was promised. */
export function billFile({ bills }: World, { query }: Call): BillFile {
  const bytes = bills.pickUp("wechat", query.get("token") ?? "")
  if (!bytes) throw new WechatRefusal("INVALID_REQUEST", "下载链接已失效，请重新申请账单")
  const type = query.get("tartype") === "gzip" ? "application/x-gzip" : "text/plain"
  return new BillFile({ status: 200, headers: { "content-type": type }, body: "", bytes })
}

function invalid(field: string): WechatRefusal {
  const detail = { field, issue: "unknown value", location: "query" as const }
  return new WechatRefusal("PARAM_ERROR", "参数错误", detail)
}
