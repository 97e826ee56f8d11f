import { randomBytes } from "node:crypto"
import { formatBeijing } from "./clock"

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Our number of a trade at the gateway. */
export type OutTradeNo = Branded<"OutTradeNo">
/** Our number of a refund at the gateway (Alipay calls it `out_request_no`). */
export type OutRefundNo = Branded<"OutRefundNo">

/** Our number of a release of frozen money (Alipay calls it `out_request_no`). */
export type OutReleaseNo = Branded<"OutReleaseNo">

/** Source of randomness, a parameter like the clock. */
export type RandomHex = (bytes: number) => string
export const randomHex: RandomHex = (bytes) => randomBytes(bytes).toString("hex")

/**
 * Both gateways take 6 to 32 letters and digits (Alipay refuses `-`). The time in front makes the
 * numbers sortable in a bill; the 64 random bits make them unguessable and unique without a lock.
 */
export function newOutTradeNo(now: Date, random: RandomHex = randomHex): OutTradeNo {
  return stamped(now, random) as OutTradeNo
}

export function newOutRefundNo(now: Date, random: RandomHex = randomHex): OutRefundNo {
  return `R${stamped(now, random)}` as OutRefundNo
}

export function newOutReleaseNo(now: Date, random: RandomHex = randomHex): OutReleaseNo {
  return `U${stamped(now, random)}` as OutReleaseNo
}

/** Accepts a number that came from outside, or answers `null`: it goes into paths and statements. */
export function asOutTradeNo(text: unknown): OutTradeNo | null {
  return isNumber(text, 32) ? (text as OutTradeNo) : null
}

export function asOutRefundNo(text: unknown): OutRefundNo | null {
  return isNumber(text, 64) ? (text as OutRefundNo) : null
}

/** Whether this plugin has made a number like it, in whatever shop: a time in front, chance behind. */
export function isNumberOfOurs(text: string | null): boolean {
  return text !== null && /^[RU]?20\d{12}[0-9a-f]{16}$/.test(text)
}

function stamped(now: Date, random: RandomHex): string {
  return formatBeijing(now).replace(/\D/g, "") + random(8)
}

function isNumber(text: unknown, longest: number): text is string {
  return typeof text === "string" && /^[0-9A-Za-z_|*@-]+$/.test(text) && text.length <= longest
}
