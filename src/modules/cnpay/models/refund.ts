import { model } from "@medusajs/framework/utils"
import { REFUND_STATES } from "../../../core/refund"

/** One refund at the gateway. Its number is fixed and committed before the gateway is asked. */
export const Refund = model
  .define("cnpay_refund", {
    id: model.id({ prefix: "cnref" }).primaryKey(),
    out_refund_no: model.text(),
    out_trade_no: model.text(),
    account: model.text(),
    /** Who wanted it: somebody in Medusa, the plugin (late money), or somebody at the gateway. */
    origin: model.enum(["medusa", "late_money", "outside"]).default("medusa"),
    /** Medusa's refund, `ref_…`; a repeated call finds this row again. `null`: not in Medusa's books. */
    medusa_refund_id: model.text().nullable(),
    /** Integer fen; bigint in the database. */
    amount_fen: model.number(),
    state: model.enum([...REFUND_STATES]).default("requested"),
    gateway_refund_no: model.text().nullable(),
    error_code: model.text().nullable(),
    /** When the gateway took it on. */
    accepted_at: model.dateTime().nullable(),
    succeeded_at: model.dateTime().nullable(),
    /** When to look at it again; `null` once its end is known. */
    due_at: model.dateTime().nullable(),
    sweeps: model.number().default(0),
    /** Until then Medusa's next refund of the same sum is this one, and asks the gateway nothing. */
    booking_until: model.dateTime().nullable(),
    /** The state that an event has told of last. */
    told_state: model.text().nullable(),
    /** The day whose bill shows it, Beijing, if that is not the day on which it was asked for. */
    billed_on: model.text().nullable(),
  })
  .indexes([
    { on: ["out_refund_no"], unique: true },
    // What several captures took, one refund of Medusa's may give back.
    { on: ["medusa_refund_id", "out_trade_no"], unique: true },
    { on: ["out_trade_no"] },
    { on: ["state"] },
    { on: ["created_at"] },
    { on: ["account", "created_at"] },
    { on: ["account", "succeeded_at"] },
    {
      on: ["updated_at"],
      where: "told_state is distinct from state and deleted_at is null",
    },
    { on: ["due_at"], where: "due_at is not null and deleted_at is null" },
  ])
