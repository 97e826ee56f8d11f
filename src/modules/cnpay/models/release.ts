import { model } from "@medusajs/framework/utils"

/** One release of frozen money. Its number is fixed and committed before the gateway is asked. */
export const Release = model
  .define("cnpay_release", {
    id: model.id({ prefix: "cnrel" }).primaryKey(),
    out_release_no: model.text(),
    /** The freeze. */
    out_trade_no: model.text(),
    account: model.text(),
    /** Integer fen; bigint in the database. */
    amount_fen: model.number(),
    state: model
      .enum(["requested", "unknown", "processing", "succeeded", "refused"])
      .default("requested"),
    error_code: model.text().nullable(),
    /** When to look at it again; `null` once its end is known. */
    due_at: model.dateTime().nullable(),
    sweeps: model.number().default(0),
  })
  .indexes([
    { on: ["out_release_no"], unique: true },
    { on: ["out_trade_no"] },
    { on: ["due_at"], where: "due_at is not null and deleted_at is null" },
  ])
