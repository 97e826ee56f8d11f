import { model } from "@medusajs/framework/utils"
import { RUN_STATES } from "../../../core/run"

/** One reconciliation of one account for one bill day. */
export const Run = model
  .define("cnpay_run", {
    id: model.id({ prefix: "cnrun" }).primaryKey(),
    account: model.text(),
    /** `2026-11-23`, Beijing. */
    bill_day: model.text(),
    state: model.enum([...RUN_STATES]).default("waiting"),
    /** What made it run last: `daily`, `asked`, `upload`, `backfill`. */
    cause: model.text().default("daily"),
    attempts: model.number().default(0),
    /** When to work on it; while somebody does, when their lease runs out; `null`: done. */
    due_at: model.dateTime().nullable(),
    /** Who works on it; every later write is fenced by it. */
    lease: model.text().nullable(),
    last_error: model.json().nullable(),
    /** The archived files that it went by; `null`: none, or an empty day. */
    trade_file_id: model.text().nullable(),
    trade_hash: model.text().nullable(),
    fund_file_id: model.text().nullable(),
    fund_hash: model.text().nullable(),
    lines: model.number().default(0),
    matched: model.number().default(0),
    /** See `RunTotals`; amounts in fen, fees in exact yuan as text. */
    totals: model.json().nullable(),
    /** The gateway's less ours, payments less refunds, in fen; bigint in the database. */
    net_difference_fen: model.number().nullable(),
    /** The moment whose ledger was compared, and when the bill was fetched. */
    ours_as_of: model.dateTime().nullable(),
    gateway_as_of: model.dateTime().nullable(),
    started_at: model.dateTime().nullable(),
    finished_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["account", "bill_day"], unique: true },
    { on: ["bill_day"] },
    { on: ["state"] },
    { on: ["due_at"], where: "due_at is not null and deleted_at is null" },
  ])
