import { model } from "@medusajs/framework/utils"

/** One refund at the gateway. Its number is fixed and committed before the gateway is asked. */
export const Refund = model
  .define("cnpay_refund", {
    id: model.id({ prefix: "cnref" }).primaryKey(),
    out_refund_no: model.text(),
    out_trade_no: model.text(),
    account: model.text(),
    /** Medusa's refund, `ref_…`; a repeated call finds this row again. `null`: late money, sent back by us. */
    medusa_refund_id: model.text().nullable(),
    /** Integer fen; bigint in the database. */
    amount_fen: model.number(),
    state: model
      .enum(["requested", "unknown", "processing", "succeeded", "failed", "refused"])
      .default("requested"),
    gateway_refund_no: model.text().nullable(),
    error_code: model.text().nullable(),
    succeeded_at: model.dateTime().nullable(),
    /** When to look at it again; `null` once its end is known. */
    due_at: model.dateTime().nullable(),
    sweeps: model.number().default(0),
  })
  .indexes([
    { on: ["out_refund_no"], unique: true },
    // What several captures took, one refund of Medusa's may give back.
    { on: ["medusa_refund_id", "out_trade_no"], unique: true },
    { on: ["out_trade_no"] },
    { on: ["state"] },
    { on: ["due_at"], where: "due_at is not null and deleted_at is null" },
  ])
