/** Where the simulator takes the time from; tests may hand in their own. */
export type Clock = () => Date

const BEIJING_OFFSET_MS = 8 * 3_600_000

function beijingIso(date: Date): string {
  return new Date(date.getTime() + BEIJING_OFFSET_MS).toISOString()
}

/** `2026-11-23 16:24:57`, Alipay's way to write a time, always Beijing's. */
export function beijingDateTime(date: Date): string {
  return beijingIso(date).slice(0, 19).replace("T", " ")
}

/** `2026-11-23 16:24:57.123`: only `gmt_refund` of a notification carries milliseconds. */
export function beijingDateTimeMs(date: Date): string {
  return beijingIso(date).slice(0, 23).replace("T", " ")
}

/** `2026-11-23T16:24:57+08:00`, WeChat Pay's way to write a time. */
export function beijingRfc3339(date: Date): string {
  return `${beijingIso(date).slice(0, 19)}+08:00`
}

/** `20261123`, the head of both gateways' own numbers. */
export function beijingDay(date: Date): string {
  return beijingIso(date).slice(0, 10).replaceAll("-", "")
}

/** Reads `2026-11-23 16:24:57` as Beijing time; `null` when it is anything else. */
export function parseBeijingDateTime(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null
  const date = new Date(`${text.replace(" ", "T")}+08:00`)
  return Number.isNaN(date.getTime()) ? null : date
}
