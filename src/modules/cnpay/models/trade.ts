import { model } from "@medusajs/framework/utils"

/** One order at the gateway; one attempt to pay one payment session. Written before the gateway is asked. */
export const Trade = model
  .define("cnpay_trade", {
    id: model.id({ prefix: "cntrd" }).primaryKey(),
    out_trade_no: model.text(),
    account: model.text(),
    scene: model.text(),
    session_id: model.text(),
    // Sessions are deleted for good when they are replaced; these keep the way back to the order.
    payment_collection_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    /** Integer fen; bigint in the database, since 32 bits end at 21 million yuan. */
    amount_fen: model.number(),
    currency_code: model.text(),
    state: model.enum(["creating", "open", "paid", "closed"]).default("creating"),
    gateway_trade_no: model.text().nullable(),
    expires_at: model.dateTime(),
    asked_at: model.dateTime().nullable(),
    paid_at: model.dateTime().nullable(),
    closed_at: model.dateTime().nullable(),
    /** When Medusa's books agreed: captured with an order, or refunded. */
    settled_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["out_trade_no"], unique: true },
    { on: ["session_id"] },
    { on: ["gateway_trade_no"] },
    { on: ["state", "expires_at"] },
  ])
