/** The time is a parameter everywhere, so that tests and replays choose it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000

/** `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai, the only zone in which both gateways write local times. */
export function formatBeijing(date: Date): string {
  return shifted(date).slice(0, 19).replace("T", " ")
}

/** RFC 3339 with the offset that WeChat Pay expects, `2026-11-23T16:20:00+08:00`. */
export function formatBeijingRfc3339(date: Date): string {
  return `${shifted(date).slice(0, 19)}+08:00`
}

/** Reads `yyyy-MM-dd HH:mm:ss[.SSS]` as Asia/Shanghai; `null` when it is not such a time. */
export function parseBeijing(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})?$/.test(text)) return null
  const date = new Date(`${text.replace(" ", "T")}+08:00`)
  // Date reads the 30th of February as the 2nd of March; only a time that reads back the same is one.
  const isTime = !Number.isNaN(date.getTime()) && formatBeijing(date) === text.slice(0, 19)
  return isTime ? date : null
}

function shifted(date: Date): string {
  return new Date(date.getTime() + BEIJING_OFFSET_MS).toISOString()
}
