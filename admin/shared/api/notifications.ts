import { get, post, type Query } from "./client"
import type { Gateway, Page, Said } from "./common"

export const NOTIFICATION_STATES = [
  "waiting",
  "working",
  "done",
  "retrying",
  "failed",
  "rejected",
] as const

export type NotificationState = (typeof NOTIFICATION_STATES)[number]

/** One message from a gateway. */
export interface Notification {
  id: string
  account: string
  gateway: Gateway
  /** `null`, as the next two: a message that is not believed is not read. */
  event: string | null
  about: "payment" | "refund" | "freeze" | null
  out_trade_no: string | null
  out_refund_no: string | null
  state: NotificationState
  attempts: number
  duplicates: number
  due_at: string | null
  last_error: string | null
  /** Why it was rejected. */
  reason: Said | null
  received_at: string
  done_at: string | null
}

/** One time that somebody worked on it. */
export interface Attempt {
  at: string
  cause: "notification" | "retry" | "replay"
  outcome: "done" | "failed"
  error: string | null
  duration_ms: number | null
}

/** With what it said, verified and redacted. */
export interface NotificationDetail extends Notification {
  content: object | null
  headers: object | null
  history: Attempt[]
}

export type NotificationPage = Page & { notifications: Notification[] }

export function listNotifications(query: Query): Promise<NotificationPage> {
  return get("notifications", query)
}

export function readNotification(id: string): Promise<{ notification: NotificationDetail }> {
  return get(`notifications/${id}`)
}

/** Runs the same settlement again. */
export function replay(id: string): Promise<unknown> {
  return post(`notifications/${id}/replay`)
}

export function replayMany(
  ids: string[]
): Promise<{ replayed: string[]; refused: { id: string; reason: Said }[] }> {
  return post("notifications/replay", { ids })
}

/** A rejected one can only be looked at; one that is under way is left alone. */
export function canReplay({ state }: Pick<Notification, "state">): boolean {
  return state === "failed" || state === "retrying" || state === "done"
}

/** It is being worked on, or about to be. */
export function isInHand({ state }: Pick<Notification, "state">): boolean {
  return state === "waiting" || state === "working"
}
