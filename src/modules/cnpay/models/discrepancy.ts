import { model } from "@medusajs/framework/utils"
import { DISCREPANCY_KINDS, DISCREPANCY_STATES } from "../../../core/discrepancy"

/** One difference between our books and the gateway's, for a person to resolve. */
export const Discrepancy = model
  .define("cnpay_discrepancy", {
    id: model.id({ prefix: "cndis" }).primaryKey(),
    account: model.text(),
    kind: model.enum([...DISCREPANCY_KINDS]),
    state: model.enum([...DISCREPANCY_STATES]).default("open"),
    /** Empty: a line that names no trade. */
    out_trade_no: model.text(),
    /** The refund that it is about; empty: the trade itself. */
    out_refund_no: model.text().default(""),
    /** What tells it from others about the same numbers: of a line without any, the gateway's own number. */
    line_ref: model.text().default(""),
    gateway_trade_no: model.text().nullable(),
    /** The day of the bill that showed it, Beijing; `null`: seen otherwise. */
    bill_day: model.text().nullable(),
    run_id: model.text().nullable(),
    /** Both sums in fen, where it is about sums; bigint in the database. */
    ours_fen: model.number().nullable(),
    gateway_fen: model.number().nullable(),
    /** The gateway's less ours; what one side does not have counts as nothing. Bigint in the database. */
    difference_fen: model.number().default(0),
    /** Both sides as they were seen, amounts in fen. */
    ours: model.json().nullable(),
    gateway: model.json().nullable(),
    /** While it waits: the bill that may explain it. */
    waits_for: model.text().nullable(),
    /** What closed it. */
    resolution: model.text().nullable(),
    /** The reason that a person gave, and who. */
    reason: model.text().nullable(),
    resolved_by: model.text().nullable(),
    resolved_at: model.dateTime().nullable(),
    /** While a move is made: who makes it, until when, and the state it goes back to if they die. */
    lease: model.text().nullable(),
    leased_until: model.dateTime().nullable(),
    unresolved_state: model.text().nullable(),
    /** The attempt of its run that has seen it last: what the latest one does not see has healed. */
    seen_by: model.text().nullable(),
    /** The state that an event has told of last. */
    told_state: model.text().nullable(),
  })
  .indexes([
    {
      name: "IDX_cnpay_discrepancy_live_unique",
      on: ["account", "out_trade_no", "out_refund_no", "kind", "line_ref"],
      unique: true,
      where: "state in ('waiting', 'open', 'resolving') and deleted_at is null",
    },
    { on: ["state", "kind"] },
    { on: ["out_trade_no"] },
    { on: ["out_refund_no"] },
    { on: ["gateway_trade_no"] },
    { on: ["run_id"] },
    { on: ["account", "bill_day"] },
    { on: ["bill_day"] },
    { on: ["kind"] },
    { on: ["created_at"] },
    { on: ["difference_fen"] },
    { on: ["leased_until"], where: "lease is not null and deleted_at is null" },
    {
      on: ["updated_at"],
      where: "told_state is distinct from state and deleted_at is null",
    },
  ])
