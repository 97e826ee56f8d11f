import { formatBeijing, parseBeijing } from "./clock"

declare const brand: unique symbol

/** A calendar day in Beijing, `yyyy-MM-dd`: the span that one bill covers at either gateway. */
export type BillDay = string & { readonly [brand]: "BillDay" }

const DAY_MS = 24 * 60 * 60 * 1000

/** Bills are made from 09:00 and promised for 10:00 of the next morning. */
const READY_HOUR_MS = 10 * 60 * 60 * 1000

/** Accepts a day that came from outside, or answers `null`. */
export function asBillDay(text: unknown): BillDay | null {
  return typeof text === "string" && startOf(text) ? (text as BillDay) : null
}

/** The day in Beijing at a moment. */
export function billDayAt(moment: Date): BillDay {
  return formatBeijing(moment).slice(0, 10) as BillDay
}

/** The day so many days later, or earlier when `days` is negative. */
export function addDays(day: BillDay, days: number): BillDay {
  return billDayAt(new Date(firstMoment(day) + days * DAY_MS))
}

/**
 * When a day's bill can be asked for. Before, "there is none" may as well mean "not yet".
 * @see https://pay.weixin.qq.com/docs/partner/products/bill-download/introduction/fund-bill.html
 */
export function readyAt(day: BillDay): Date {
  return new Date(firstMoment(day) + DAY_MS + READY_HOUR_MS)
}

/** From midnight to midnight in Beijing; `to` is the next day's. */
export function spanOf(day: BillDay): { from: Date; to: Date } {
  const from = firstMoment(day)
  return { from: new Date(from), to: new Date(from + DAY_MS) }
}

function firstMoment(day: BillDay): number {
  return startOf(day)?.getTime() ?? NaN
}

function startOf(text: string): Date | null {
  return parseBeijing(`${text} 00:00:00`)
}
