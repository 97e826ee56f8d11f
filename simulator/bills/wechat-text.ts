import type { BillDesk } from "./desk"
import type { BillKind } from "./row"
import {
  isInTradeBill,
  wechatFundBill,
  wechatTradeBill,
  type WechatBillType,
  type WechatOwner,
} from "./wechat"

export interface WantedText {
  day: string
  kind: BillKind
  /** Of a trade bill. */
  type?: WechatBillType
}

/** A day's bill before it is packed, the same by either API; `null`: nothing happened. */
export function wechatBillText(
  desk: BillDesk,
  owner: WechatOwner,
  { day, kind, type = "ALL" }: WantedText
): Buffer | null {
  const { rows, linesLeft } = desk.matter("wechat", day, kind)
  if (!rows.some((row) => kind === "fund" || isInTradeBill(row, type))) return null
  const text = kind === "trade" ? wechatTradeBill(rows, owner, type) : wechatFundBill(rows)
  const left = linesLeft === undefined ? text : text.split("\r\n").slice(0, linesLeft).join("\r\n")
  return Buffer.from(left)
}
