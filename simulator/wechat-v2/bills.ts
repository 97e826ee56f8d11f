import { createHash } from "node:crypto"
import { gzipSync } from "node:zlib"
import type { WechatBillType } from "../bills/wechat"
import { wechatBillText } from "../bills/wechat-text"
import type { Answer } from "../http"
import type { World } from "../world"
import { V2NotUnderstood, V2Refusal } from "./refusal"
import { optional, check, RULE } from "./require"
import type { SignType } from "./sign"
import type { Fields } from "./xml"

const TYPES: readonly WechatBillType[] = ["ALL", "SUCCESS", "REFUND"]
const ACCOUNTS = ["Basic", "Operation", "Fees"]

/** What is handed out is a file, not XML, and bears no signature. */
export class V2File {
  constructor(readonly answer: Answer) {}
}

/** /pay/downloadbill: refuses with English words alone. */
export function downloadBill(world: World, fields: Fields): V2File {
  const type = TYPES.find((it) => it === (fields.bill_type ?? "ALL"))
  if (!type) throw new V2NotUnderstood("invalid bill_type")
  const day = dayIn(fields)
  const state = world.bills.state(day)
  if (state === "wrong" || !isPackingKnown(fields)) throw new V2NotUnderstood("data format error")
  if (state === "making") throw new V2NotUnderstood("Bill Creating")
  const text = wechatBillText(world.bills, world.credentials.wechat, { day, kind: "trade", type })
  if (!text) throw new V2NotUnderstood("No Bill Exist", "20002")
  return file(text, fields)
}

/**
 * /pay/downloadfundflow: refuses by codes. Its digest is of the text before it is packed, as that of
 * API v3: the documentation leaves open which.
 */
export function downloadFundFlow(world: World, fields: Fields, signType: SignType): V2File {
  check(fields, { bill_date: RULE.day, account_type: {}, tar_type: optional({}) })
  if (signType !== "HMAC-SHA256") throw new V2Refusal("PARAM_ERROR", "sign_type参数格式错误")
  const day = dayIn(fields)
  const state = world.bills.state(day)
  if (state === "wrong" || !isPackingKnown(fields) || !ACCOUNTS.includes(fields.account_type ?? ""))
    throw new V2Refusal("PARAM_ERROR", "参数错误")
  if (state === "making") throw new V2Refusal("BILL_CREATING", "账单未生成")
  // The other accounts of this merchant never have any movement.
  const isMoved = fields.account_type === "Basic"
  const owner = world.credentials.wechat
  const text = isMoved ? wechatBillText(world.bills, owner, { day, kind: "fund" }) : null
  if (!text) throw new V2Refusal("NO_BILL_EXIST", "账单不存在")
  return file(text, fields, { digest: `SHA=${createHash("sha1").update(text).digest("hex")}` })
}

/** `20261122` as the desk has it. */
function dayIn({ bill_date: date = "" }: Fields): string {
  return date.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")
}

function isPackingKnown({ tar_type: packing }: Fields): boolean {
  return packing === undefined || packing === "GZIP"
}

function file(text: Buffer, { tar_type }: Fields, headers: Record<string, string> = {}): V2File {
  const type = tar_type ? "application/x-gzip" : "text/plain"
  const bytes = tar_type ? gzipSync(text) : text
  return new V2File({ status: 200, headers: { "content-type": type, ...headers }, body: "", bytes })
}
