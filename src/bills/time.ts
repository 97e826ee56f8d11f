import type { BillDay } from "../core/bill-day"
import { parseBeijing } from "../core/clock"
import { BillRefused } from "./refused"

const ZERO = 48
const COLON = 58
const BLANK = 32

/** Whether ` HH:mm:ss` stands there: 24 hours, 60 minutes, 60 seconds. */
export function isTimeOfDay(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start] === BLANK &&
    isBelow(bytes, start + 1, 24) &&
    bytes[start + 3] === COLON &&
    isBelow(bytes, start + 4, 60) &&
    bytes[start + 6] === COLON &&
    isBelow(bytes, start + 7, 60)
  )
}

function isBelow(bytes: Uint8Array, start: number, limit: number): boolean {
  const tens = (bytes[start] ?? 0) - ZERO
  const ones = (bytes[start + 1] ?? 0) - ZERO
  return tens >= 0 && ones >= 0 && ones <= 9 && tens * 10 + ones < limit
}

/**
 * A time of the bill's own day, `yyyy-MM-dd HH:mm:ss`. Old bills have full-width colons.
 * @throws BillRefused for another day, or if it is no time
 */
export function timeOfDay(text: string, day: BillDay, line: number): string {
  const time = text.includes("：") ? text.replaceAll("：", ":") : text
  const isOfDay = time.startsWith(day) && time.length === day.length + " HH:mm:ss".length
  if (isOfDay && isTimeOfDay(Buffer.from(time, "latin1"), day.length)) return time
  const isTime = parseBeijing(time) !== null
  throw isTime
    ? new BillRefused("wrong_day", `it is of ${time.slice(0, day.length)}, not of ${day}`, line)
    : new BillRefused("malformed_time", "it has no time", line)
}
