import { model } from "@medusajs/framework/utils"

/** Something about an account that a person should mend; it clears itself when it is over. */
export const Problem = model
  .define("cnpay_problem", {
    id: model.id({ prefix: "cnprb" }).primaryKey(),
    account: model.text(),
    /** Which problem: `clock_skew`, … */
    key: model.text(),
    detail: model.json(),
    last_seen_at: model.dateTime(),
    cleared_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["account", "key"], unique: true, where: "cleared_at is null and deleted_at is null" },
  ])
