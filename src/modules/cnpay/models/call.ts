import { model } from "@medusajs/framework/utils"
import { ENVIRONMENTS } from "../../../core/environment"

/** One call to a gateway, for its support: without secrets and personal data, and trimmed after some weeks. */
export const Call = model
  .define("cnpay_call", {
    id: model.id({ prefix: "cncal" }).primaryKey(),
    account: model.text(),
    environment: model.enum([...ENVIRONMENTS]).default("live"),
    out_trade_no: model.text().nullable(),
    out_refund_no: model.text().nullable(),
    /** A method of Alipay's, or verb and path. */
    api: model.text(),
    started_at: model.dateTime(),
    duration_ms: model.number(),
    outcome: model.enum(["ok", "unsent", "refused", "unknown", "unfunded", "misconfigured"]),
    code: model.text().nullable(),
    request_id: model.text().nullable(),
    attempt: model.number(),
    request: model.text(),
    answer: model.text().nullable(),
    /** Why our signature may have been refused. */
    explanation: model.json().nullable(),
  })
  .indexes([
    { on: ["out_trade_no"] },
    { on: ["out_refund_no"] },
    // Everything that figures are made of, so that the texts beside it are not read.
    { on: ["account", "started_at", "outcome", "duration_ms"] },
    {
      name: "IDX_cnpay_call_account_success",
      on: ["account", "started_at"],
      where: "outcome = 'ok' and deleted_at is null",
    },
    { on: ["started_at"] },
  ])
