import { addDays, asBillDay, type BillDay } from "../../core/bill-day"
import type { BillKind } from "../../core/bill-line"
import type { Expected } from "../reader"
import { BillRefused } from "../refused"

/** What a file says in its first line, which is surer than its name. */
export interface Title {
  kind: BillKind
  /** Every row, or one row per shop and their total. */
  scope: "detail" | "summary"
}

const TITLES: ReadonlyMap<string, Title> = new Map([
  ["#支付宝业务明细查询", { kind: "trade", scope: "detail" }],
  ["#支付宝业务汇总查询", { kind: "trade", scope: "summary" }],
  ["#支付宝账务明细查询", { kind: "fund", scope: "detail" }],
  ["#支付宝账务汇总查询", { kind: "fund", scope: "summary" }],
])

export function titleOf(line: string): Title | null {
  return TITLES.get(plain(line)) ?? null
}

/** A line as text: spreadsheets that saved a bill again pad its markers with commas. */
export function plain(line: string): string {
  return line.replace(/^\uFEFF/, "").replace(/[,\s]+$/, "")
}

/** The account in the head is the merchant's user id (`2088…`, 16 digits) and `0156`. */
export function merchantIn(text: string): string | null {
  const account = /^#账号：\[(\d+)\]$/.exec(text)?.[1] ?? null
  return account && /^\d{16}0156$/.test(account) ? account.slice(0, 16) : account
}

/** @throws BillRefused */
export function checkAccount(text: string, expected: Expected, line: number): boolean {
  const merchant = merchantIn(text)
  if (merchant === null) return false
  if (expected.merchant !== null && merchant !== expected.merchant) {
    throw new BillRefused("wrong_account", "it is another merchant's", line)
  }
  return true
}

const SPAN = /^#起始日期：\[(.{11}) 00:00:00\]\s+终止日期：\[(.{11}) (00:00:00|23:59:59)\]$/

/** The day of a head that spans one, from midnight to the next or to the second before it. */
export function dayIn(text: string): BillDay | null {
  const [, from = "", to, end] = SPAN.exec(text) ?? []
  const day = asBillDay(from.replace(/[年月]/g, "-").replace("日", ""))
  const last = day && (end === "00:00:00" ? addDays(day, 1) : day)
  return last && to === chineseDay(last) ? day : null
}

/** @throws BillRefused */
export function checkSpan(text: string, { day }: Expected, line: number): boolean {
  if (!text.startsWith("#起始日期：")) return false
  if (dayIn(text) === day) return true
  throw new BillRefused("wrong_day", `its head does not say ${day}`, line)
}

function chineseDay(day: BillDay): string {
  return day.replace("-", "年").replace("-", "月") + "日"
}

/** `#交易合计：6笔，商家实收共0.06元，商家优惠共0.00元`: a count, and sums by their names. */
export interface StatedTotal {
  name: string
  count: number
  /** In hundred-thousandths of a yuan. */
  sums: { name: string; units: number }[]
}

const TOTAL = /^#(..合计)：(\d+)笔((?:，[^，\d-]*共-?\d+(?:\.\d{1,2})?元)+)$/
const SUM = /，([^，\d-]*)共(-?)(\d+)(?:\.(\d{1,2}))?元/g

export function totalOf(text: string): StatedTotal | null {
  const [, name, count, list] = TOTAL.exec(text) ?? []
  if (name === undefined || list === undefined) return null
  const sums = [...list.matchAll(SUM)].map(([, of = "", sign, yuan = "", decimals = ""]) => {
    const units = Number(yuan + decimals.padEnd(5, "0"))
    return { name: of, units: sign === "-" ? -units : units }
  })
  return { name, count: Number(count), sums }
}

export function isEndMarker(text: string): boolean {
  return /^#-+..明细列表结束-+$/.test(text)
}

export function isListMarker(text: string): boolean {
  return /^#-+..(明细|汇总)列表-+$/.test(text)
}

export function isExportTime(text: string): boolean {
  return /^#导出时间：\[[^\]]+\]$/.test(text)
}
