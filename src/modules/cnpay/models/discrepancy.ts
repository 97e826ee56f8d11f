import { model } from "@medusajs/framework/utils"

/** One difference between our books and the gateway's, for a person to resolve. */
export const Discrepancy = model
  .define("cnpay_discrepancy", {
    id: model.id({ prefix: "cndis" }).primaryKey(),
    account: model.text(),
    kind: model.enum([
      "only_at_gateway",
      "amount_differs",
      "currency_differs",
      "payee_differs",
      "state_differs",
      "late_money",
    ]),
    state: model.enum(["open", "resolved"]).default("open"),
    out_trade_no: model.text(),
    /** Both sides as they were seen, amounts in fen. */
    ours: model.json().nullable(),
    gateway: model.json().nullable(),
    /** What closed it. */
    resolution: model.text().nullable(),
    resolved_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      on: ["account", "out_trade_no", "kind"],
      unique: true,
      where: "state = 'open' and deleted_at is null",
    },
    { on: ["state", "kind"] },
  ])
