import { beijingDateTime } from "../clock"
import { gbk } from "./gbk"
import { zip } from "./zip"

/** Whose bill it is, of which day. */
export interface AlipayHead {
  /** The merchant's user id, `2088…`. */
  pid: string
  /** `20261123` */
  day: string
  /** When the file was made. */
  exportedAt: Date
  /** Where the details are cut off, if they are. */
  linesLeft?: number | undefined
}

/** What stands in one of the files between its head and its end. */
export interface AlipaySheet {
  /** `业务明细`, `账务汇总` and so on. */
  title: string
  /** The end of the file's name, where it is not the title. */
  name?: string
  header: string[]
  rows: string[][]
  foot: string[]
}

const DASHES = "-".repeat(41)

/** The name of the zip's entry and the content, in GBK with CRLF. */
function fileOf(head: AlipayHead, sheet: AlipaySheet) {
  const { pid, day } = head
  const whole = [
    `#支付宝${sheet.title}查询`,
    `#账号：[${pid}0156]`,
    `#起始日期：[${midnight(day, 0)}]   终止日期：[${midnight(day, 1)}]`,
    `#${DASHES}${sheet.title}列表${DASHES.slice(1)}`,
    sheet.header.join(","),
    ...sheet.rows.map((cells) => cells.join(",")),
    `#${DASHES}${sheet.title}列表结束${DASHES.slice(5)}`,
    ...sheet.foot,
    `#导出时间：[${chinese(beijingDateTime(head.exportedAt))}]`,
  ]
  const isCut = sheet.title.endsWith("明细") && head.linesLeft !== undefined
  const lines = isCut ? whole.slice(0, head.linesLeft) : whole
  return {
    name: gbk(`${pid}0156_${day}_${sheet.name ?? sheet.title}.csv`),
    content: gbk(`${lines.join("\r\n")}\r\n`),
  }
}

/** The zip that Alipay hands out: one file per sheet. */
export function alipayZip(head: AlipayHead, sheets: AlipaySheet[]): Buffer {
  return zip(sheets.map((sheet) => fileOf(head, sheet)))
}

function midnight(day: string, later: number): string {
  const start = Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00+08:00`)
  return chinese(beijingDateTime(new Date(start + later * 86_400_000)))
}

/** `2026-11-23 05:46:49` as `2026年11月23日 05:46:49`. */
function chinese(dateTime: string): string {
  const [date = "", time = ""] = dateTime.split(" ")
  const [year, month, day] = date.split("-")
  return `${year}年${month}月${day}日 ${time}`
}

/** A text cell: padded with a tab, so that spreadsheets leave long numbers alone. */
export function padded(text: string): string {
  return `${text}\t`
}

/** A merchant's own text: quoted when it has a comma or a quote, on one line. */
export function quoted(text: string): string {
  const plain = text.replace(/[\r\n]+/g, " ")
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
