import { model } from "@medusajs/framework/utils"

/** The inbox: verified notifications, written before they are acknowledged. Rows are never deleted softly. */
export const Notification = model
  .define("cnpay_notification", {
    id: model.id({ prefix: "cnntf" }).primaryKey(),
    account: model.text(),
    /** The gateway's own id, equal over its retries. */
    notification_id: model.text(),
    event: model.text(),
    out_trade_no: model.text(),
    out_refund_no: model.text().nullable(),
    /** What it says, verified and without personal data. */
    about: model.json(),
    /** Those of its headers that say nothing secret; see `shownHeaders`. */
    headers: model.json().nullable(),
    state: model.enum(["waiting", "working", "done", "failed"]).default("waiting"),
    attempts: model.number().default(0),
    /** What made it due last: the gateway, or a person. */
    cause: model.enum(["notification", "replay"]).default("notification"),
    /** The last attempts, oldest first; see `NotificationAttempt`. */
    history: model.json().nullable(),
    /** How often the gateway sent it again. */
    duplicates: model.number().default(0),
    /** When to work on it; while somebody does, when their lease runs out. */
    due_at: model.dateTime(),
    /** Who works on it; every later write is fenced by it. */
    lease: model.text().nullable(),
    last_error: model.text().nullable(),
    received_at: model.dateTime(),
    done_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["account", "notification_id"], unique: true },
    { on: ["out_trade_no"] },
    // Of lists: each filter, newest first.
    { on: ["received_at"] },
    { on: ["account", "received_at"] },
    { on: ["state", "received_at"] },
    { on: ["due_at"], where: "state in ('waiting', 'working') and deleted_at is null" },
  ])
