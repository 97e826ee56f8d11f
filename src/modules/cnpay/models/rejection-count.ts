import { model } from "@medusajs/framework/utils"

/** How many messages were not believed, in one hour and for one reason; those that were not kept, too. */
export const RejectionCount = model
  .define("cnpay_rejection_count", {
    id: model.id({ prefix: "cnrjc" }).primaryKey(),
    account: model.text(),
    reason: model.text(),
    hour: model.dateTime(),
    count: model.number().default(0),
  })
  .indexes([{ on: ["account", "hour", "reason"], unique: true }])
