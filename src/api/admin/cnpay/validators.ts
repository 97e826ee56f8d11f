import { z } from "@medusajs/framework/zod"
import { createFindParams } from "@medusajs/medusa/api/utils/validators"
import { REFUND_BANKS } from "../../../gateways/wechat-v3/abnormal-refund"

/** Why a person does it. */
export const reason = z.string().trim().min(3).max(500)

export const Reason = z.object({ reason }).strict()
export type Reason = z.infer<typeof Reason>

/** Where the money of an abnormal refund goes instead. */
export const Card = z
  .object({
    bank: z.enum(REFUND_BANKS),
    number: z.string().regex(/^\d{12,19}$/),
    holder: z.string().trim().min(1).max(64),
  })
  .strict()

/** Without a card: to the merchant's own account. */
export const Redirect = z.object({ reason, card: Card.optional() }).strict()
export type Redirect = z.infer<typeof Redirect>

const several = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(64)).max(20).optional()
)

export const RefundParams = createFindParams({ limit: 20, offset: 0 }).merge(
  z.object({ state: several, account: several, out_trade_no: several })
)
export type RefundParams = z.infer<typeof RefundParams>
