import { randomBytes, randomInt } from "node:crypto"
import { beijingDay } from "./clock"

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join("")
}

export function alphanumeric(count: number): string {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join("")
}

export function hex(bytes: number): string {
  return randomBytes(bytes).toString("hex")
}

/** An X.509 serial: twenty bytes, the first one below 0x80 because a DER integer is signed. */
export function certificateSerial(): string {
  return `${(randomInt(0x7f) + 1).toString(16).padStart(2, "0")}${hex(19)}`.toUpperCase()
}

export function alipayTradeNo(now: Date): string {
  return `${beijingDay(now)}22001${digits(15)}`
}

export function alipayAuthNo(now: Date): string {
  return `${beijingDay(now)}10002001${digits(12)}`
}

export function alipayNotifyId(now: Date): string {
  return `${beijingDay(now)}00222${digits(21)}`
}

export function wechatTransactionId(now: Date): string {
  return `4200${digits(6)}${beijingDay(now)}${digits(10)}`
}

export function wechatRefundId(now: Date): string {
  return `50${digits(8)}${beijingDay(now)}${digits(11)}`
}

export function wechatPrepayId(now: Date): string {
  return `wx${beijingDay(now)}${hex(13)}`
}
