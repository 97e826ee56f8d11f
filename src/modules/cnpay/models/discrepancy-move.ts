import { model } from "@medusajs/framework/utils"

/** One entry of a discrepancy's history. Rows are written once and never changed. */
export const DiscrepancyMove = model
  .define("cnpay_discrepancy_move", {
    id: model.id({ prefix: "cndmv" }).primaryKey(),
    discrepancy_id: model.text(),
    /** `opened`, `healed`, or what a person chose: `settle`, `refund`, `accept`, … */
    move: model.text(),
    /** An admin's id; `null`: the plugin itself. */
    by: model.text().nullable(),
    reason: model.text().nullable(),
    before: model.json().nullable(),
    after: model.json().nullable(),
  })
  .indexes([{ on: ["discrepancy_id", "created_at"] }])
