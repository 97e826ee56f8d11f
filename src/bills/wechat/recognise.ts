import { asBillDay } from "../../core/bill-day"
import type { BillKind } from "../../core/bill-line"
import type { Recognised } from "../recognise"
import { BillRefused } from "../refused"

/** The column of the time tells which kind it is. */
const TIMES: readonly (readonly [column: string, kind: BillKind])[] = [
  ["交易时间", "trade"],
  ["记账时间", "fund"],
]

/** The head is one line of columns; day and merchant stand in the rows. @throws BillRefused */
export function recogniseWechat([header = "", row = ""]: readonly string[]): Recognised | null {
  const columns = header.replace(/^\uFEFF/, "").split(",")
  const [time, kind] = TIMES.find(([column]) => columns.includes(column)) ?? []
  if (!time || !kind) return null
  const cells = row.startsWith("`") ? row.slice(1).split(",`") : []
  const cell = (name: string) => (columns.includes(name) ? cells[columns.indexOf(name)] : undefined)
  const day = asBillDay(cell(time)?.slice(0, 10))
  if (!day) throw new BillRefused("wrong_day", "no row says which day it is of", 2)
  return { gateway: "wechat", kind, merchant: cell("商户号") ?? null, day }
}
