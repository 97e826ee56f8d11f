import { z } from "@medusajs/framework/zod"
import { TRADE_STATES } from "../../../../core/trade"
import { searchTerm, type TradeFilter } from "../../../../modules/cnpay/queries"
import { orderBy, page, several } from "../params"
import { name, searched } from "../search"

export const TradeParams = z
  .object({
    ...page,
    account: several(name),
    state: several(z.enum(TRADE_STATES)),
    scene: several(name),
    out_trade_no: several(name),
    q: searched,
    order: orderBy(["created_at"], "-created_at"),
  })
  .strict()
export type TradeParams = z.infer<typeof TradeParams>

export const CallParams = z.object(page).strict()
export type CallParams = z.infer<typeof CallParams>

/** `null`: nothing can be found. */
export function filterOf(params: TradeParams): TradeFilter | null {
  const { account: accounts, state: states, scene: scenes, out_trade_no: numbers, q } = params
  const term = q === undefined ? undefined : searchTerm(q)
  return term === null ? null : { accounts, states, scenes, numbers, term }
}
