import { model } from "@medusajs/framework/utils"

/** One refund at the gateway. Its number is fixed and committed before the gateway is asked. */
export const Refund = model
  .define("cnpay_refund", {
    id: model.id({ prefix: "cnref" }).primaryKey(),
    out_refund_no: model.text(),
    out_trade_no: model.text(),
    account: model.text(),
    /** Medusa's refund, `ref_…`; a repeated call for it finds this row again. */
    medusa_refund_id: model.text(),
    /** Integer fen; bigint in the database. */
    amount_fen: model.number(),
    state: model
      .enum(["requested", "unknown", "processing", "succeeded", "failed", "refused"])
      .default("requested"),
    gateway_refund_no: model.text().nullable(),
    error_code: model.text().nullable(),
    succeeded_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["out_refund_no"], unique: true },
    { on: ["medusa_refund_id"], unique: true },
    { on: ["out_trade_no"] },
    { on: ["state"] },
  ])
