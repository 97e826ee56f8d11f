import { z } from "@medusajs/framework/zod"
import { NOTIFICATION_STATES } from "../../../../core/notification"
import { searchTerm, type NotificationFilter } from "../../../../modules/cnpay/queries"
import { orderBy, page, several } from "../params"
import { name, searched } from "../search"

const moment = z.coerce.date()

export const NotificationParams = z
  .object({
    ...page,
    state: several(z.enum(NOTIFICATION_STATES)),
    account: several(name),
    received_at: z.object({ $gte: moment.optional(), $lte: moment.optional() }).strict().optional(),
    q: searched,
    order: orderBy(["received_at"], "-received_at"),
  })
  .strict()
export type NotificationParams = z.infer<typeof NotificationParams>

/** `null`: nothing can be found. */
export function filterOf(params: NotificationParams): NotificationFilter | null {
  const { state: states, account: accounts, received_at: received, q } = params
  const term = q === undefined ? undefined : searchTerm(q)
  if (term === null || term?.number === null) return null
  return { states, accounts, received: { from: received?.$gte, to: received?.$lte }, term }
}

export const ReplayBody = z.object({ ids: z.array(name).min(1).max(100) }).strict()
export type ReplayBody = z.infer<typeof ReplayBody>
