import { model } from "@medusajs/framework/utils"

/**
 * A message that claimed to come from a gateway and was not believed. It is kept for a person to read,
 * apart from the inbox, so that nothing can ever work on it; so many a day, whoever sends how many.
 */
export const Rejection = model
  .define("cnpay_rejection", {
    id: model.id({ prefix: "cnrej" }).primaryKey(),
    account: model.text(),
    /** See `RefusalReason`. */
    reason: model.text(),
    /** Of the body as it came, in bytes. */
    size: model.number(),
    /** The number that it claims to be about. */
    out_trade_no: model.text().nullable(),
    /** Its fields, as far as it has any; only what is known to be harmless is shown. */
    content: model.json().nullable(),
    headers: model.json(),
    received_at: model.dateTime(),
  })
  .indexes([{ on: ["received_at"] }, { on: ["account", "received_at"] }])
