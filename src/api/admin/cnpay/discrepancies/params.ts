import { z } from "@medusajs/framework/zod"
import {
  DISCREPANCY_AGES,
  DISCREPANCY_KINDS,
  DISCREPANCY_STATES,
} from "../../../../core/discrepancy"
import { MOVES } from "../../../../core/moves"
import type { DiscrepancyFilter, DiscrepancyPage } from "../../../../modules/cnpay/queries"
import { days, orderBy, ordering, page, several } from "../params"
import { ExportParams } from "../runs/params"
import { name, searched } from "../search"
import { Card, reason } from "../validators"

const filters = {
  state: several(z.enum(DISCREPANCY_STATES)),
  kind: several(z.enum(DISCREPANCY_KINDS)),
  account: several(name),
  run_id: several(name),
  out_trade_no: several(name),
  bill_day: days,
  age: several(z.enum(DISCREPANCY_AGES)),
  q: searched,
}

type DiscrepancyFilters = Pick<DiscrepancyParams, keyof typeof filters>

export const DiscrepancyExportParams = ExportParams.extend(filters).strict()
export type DiscrepancyExportParams = z.infer<typeof DiscrepancyExportParams>

export const DiscrepancyParams = z
  .object({
    ...filters,
    ...page,
    order: orderBy(["created_at", "difference_fen"], "-created_at"),
  })
  .strict()
export type DiscrepancyParams = z.infer<typeof DiscrepancyParams>

export function filterOf(params: DiscrepancyFilters): DiscrepancyFilter {
  const { run_id: runId, out_trade_no: outTradeNo, bill_day: billDay } = params
  const { state, kind, account, age, q } = params
  return { state, kind, account, age, q, runId, outTradeNo, billDay }
}

export function orderOf({ order }: Pick<DiscrepancyParams, "order">): DiscrepancyPage["order"] {
  return ordering(order)
}

/** One move about one discrepancy. Where money moves, its amount is repeated. */
export const MoveBody = z
  .object({
    move: z.enum(MOVES),
    reason: reason.optional(),
    order_id: name.optional(),
    amount_fen: z.number().int().positive().optional(),
    card: Card.optional(),
  })
  .strict()
export type MoveBody = z.infer<typeof MoveBody>

/** Only what moves no money is done about many at once. */
export const MovesBody = z
  .object({ ids: z.array(name).min(1).max(50), move: z.enum(["query", "wait"]) })
  .strict()
export type MovesBody = z.infer<typeof MovesBody>
