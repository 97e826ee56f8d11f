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
      "refund_failed",
      "refund_missing",
      "not_refunded",
      "books_differ",
    ]),
    state: model.enum(["open", "resolved"]).default("open"),
    out_trade_no: model.text(),
    /** The refund that it is about; empty: the trade itself. */
    out_refund_no: model.text().default(""),
    /** Both sides as they were seen, amounts in fen. */
    ours: model.json().nullable(),
    gateway: model.json().nullable(),
    /** What closed it. */
    resolution: model.text().nullable(),
    /** The reason that a person gave, and who. */
    reason: model.text().nullable(),
    resolved_by: model.text().nullable(),
    resolved_at: model.dateTime().nullable(),
    /** The state that an event has told of last. */
    told_state: model.text().nullable(),
  })
  .indexes([
    {
      name: "IDX_cnpay_discrepancy_open_unique",
      on: ["account", "out_trade_no", "out_refund_no", "kind"],
      unique: true,
      where: "state = 'open' and deleted_at is null",
    },
    { on: ["state", "kind"] },
    {
      on: ["updated_at"],
      where: "told_state is distinct from state and deleted_at is null",
    },
  ])
