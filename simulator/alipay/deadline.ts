import { parseBeijingDateTime } from "../clock"
import type { AlipayScene } from "../records"
import { AlipayRefusal } from "./codes"
import { invalid, type Biz } from "./rules"

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }
const LONGEST_MS = 15 * 86_400_000
const BEIJING_OFFSET_MS = 8 * 3_600_000

/** Orders by code may be paid for three hours, others for fifteen days, unless they say otherwise. */
const FACE_TO_FACE_MS = 3 * 3_600_000

function defaultMs(scene: AlipayScene): number {
  return scene === "qr" || scene === "barcode" ? FACE_TO_FACE_MS : LONGEST_MS
}

/** When an order closes itself: `time_expire` wins over `timeout_express`. */
export function deadline(biz: Biz, scene: AlipayScene, now: Date): Date {
  if (biz["time_expire"] !== undefined) return absolute(String(biz["time_expire"]), now)
  if (biz["timeout_express"] !== undefined) return relative(String(biz["timeout_express"]), now)
  return new Date(now.getTime() + defaultMs(scene))
}

function absolute(text: string, now: Date): Date {
  const date = parseBeijingDateTime(text)
  if (!date) throw invalid("time_expire格式不正确")
  if (date <= now) throw new AlipayRefusal("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR")
  return date
}

/** `90m`, `2h`, `3d`, or `1c`: until the end of the day in Beijing. */
export function relative(text: string, now: Date): Date {
  if (text === "1c") {
    const day = UNIT_MS["d"] ?? 0
    const local = now.getTime() + BEIJING_OFFSET_MS
    return new Date(local - (local % day) + day - BEIJING_OFFSET_MS)
  }
  const ms = Number(text.slice(0, -1)) * (UNIT_MS[text.slice(-1)] ?? NaN)
  if (!(ms <= LONGEST_MS)) throw invalid("timeout_express取值范围：1m～15d")
  return new Date(now.getTime() + ms)
}
