import { z } from "@medusajs/framework/zod"
import { REFUND_BANKS } from "../../../gateways/wechat-v3/abnormal-refund"
import { REFUND_STATES } from "../../../core/refund"
import { orderBy, page, several } from "./params"
import { plainText } from "./plain-text"
import { name } from "./search"

/** Why a person does it. */
export const reason = plainText(3, 500)

export const Reason = z.object({ reason }).strict()
export type Reason = z.infer<typeof Reason>

/** Where the money of an abnormal refund goes instead. */
export const Card = z
  .object({
    bank: z.enum(REFUND_BANKS),
    number: z.string().regex(/^\d{12,19}$/),
    holder: plainText(1, 64),
  })
  .strict()

/** Without a card: to the merchant's own account. */
export const Redirect = z.object({ reason, card: Card.optional() }).strict()
export type Redirect = z.infer<typeof Redirect>

export const RefundParams = z
  .object({
    ...page,
    state: several(z.enum(REFUND_STATES)),
    account: several(name),
    out_trade_no: several(name),
    order: orderBy(["created_at", "updated_at", "amount_fen"], "-created_at"),
  })
  .strict()
export type RefundParams = z.infer<typeof RefundParams>
