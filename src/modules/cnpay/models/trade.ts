import { model } from "@medusajs/framework/utils"
import { ENVIRONMENTS } from "../../../core/environment"
import { CAUSES } from "../../../core/cause"

/**
 * One order at the gateway, written before the gateway is asked: one attempt to pay one payment
 * session, or one capture of what such an attempt has frozen.
 */
export const Trade = model
  .define("cnpay_trade", {
    id: model.id({ prefix: "cntrd" }).primaryKey(),
    out_trade_no: model.text(),
    account: model.text(),
    /** Real money or the sandbox's; what the name of the account says, for questions over all accounts. */
    environment: model.enum([...ENVIRONMENTS]).default("live"),
    kind: model.enum(["payment", "freeze", "capture"]).default("payment"),
    scene: model.text(),
    /** In which form the client got its instruction, where the scene knows several. */
    form: model.text().nullable(),
    /** Of a capture: the freeze that it takes its money from, and Medusa's capture, `capt_…`. */
    freeze_no: model.text().nullable(),
    capture_id: model.text().nullable(),
    session_id: model.text(),
    /** The session that it was made for, should another one have taken it over. */
    first_session_id: model.text().nullable(),
    // Sessions are deleted for good when they are replaced; these keep the way back to the order.
    payment_collection_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    /** Integer fen; bigint in the database, since 32 bits end at 21 million yuan. */
    amount_fen: model.number(),
    /** What was really paid, in fen; differs from `amount_fen` only when something is wrong. */
    paid_fen: model.number().nullable(),
    /** Of a freeze: what was really frozen, in fen. */
    frozen_fen: model.number().nullable(),
    currency_code: model.text(),
    state: model
      .enum(["creating", "open", "paid", "closed", "frozen", "released"])
      .default("creating"),
    /** Whether the gateway ever spoke of a refund of it. */
    refund_seen: model.boolean().default(false),
    gateway_trade_no: model.text().nullable(),
    expires_at: model.dateTime(),
    /** When to look at it again; `null` once nothing can happen any more. */
    due_at: model.dateTime().nullable(),
    /** How often the sweep has looked. */
    sweeps: model.number().default(0),
    asked_at: model.dateTime().nullable(),
    /** When the sweep asked last; shoppers and sweep have a budget of questions each. */
    swept_at: model.dateTime().nullable(),
    /** Who is booking it, and until when. */
    lease: model.text().nullable(),
    leased_until: model.dateTime().nullable(),
    /** Proof that a new session may take over this trade's money; never leaves the server. */
    adoption_key: model.text().nullable(),
    paid_at: model.dateTime().nullable(),
    /** How, and when, we learned that it was paid or frozen. */
    cause: model.enum([...CAUSES]).nullable(),
    noticed_at: model.dateTime().nullable(),
    closed_at: model.dateTime().nullable(),
    /** When Medusa's books agreed: captured (or frozen) with an order, or refunded. */
    settled_at: model.dateTime().nullable(),
    /** The state that an event has told of last. */
    told_state: model.text().nullable(),
    /** When to compare Medusa's books with the ledger again; `null`: nothing has changed since. */
    books_due_at: model.dateTime().nullable(),
    /** The day whose bill shows it, Beijing, if that is not the day on which it was paid. */
    billed_on: model.text().nullable(),
  })
  .indexes([
    { on: ["out_trade_no"], unique: true },
    { on: ["session_id"] },
    { on: ["first_session_id"] },
    { on: ["gateway_trade_no"] },
    // Of lists: each filter, newest first.
    { on: ["created_at"] },
    { on: ["account", "created_at"] },
    { on: ["state", "created_at"] },
    { on: ["account", "state", "created_at"] },
    { on: ["scene", "created_at"] },
    { on: ["state", "expires_at"] },
    { on: ["cart_id"] },
    { on: ["freeze_no"] },
    { on: ["capture_id"], unique: true },
    { on: ["payment_collection_id"] },
    { on: ["account", "asked_at"] },
    { on: ["account", "swept_at"] },
    { on: ["account", "paid_at"] },
    { on: ["account", "due_at"], where: "due_at is not null and deleted_at is null" },
    {
      on: ["closed_at"],
      where: "state in ('closed', 'released') and told_state is null and deleted_at is null",
    },
    { on: ["books_due_at"], where: "books_due_at is not null and deleted_at is null" },
  ])
