import type { MedusaContainer } from "@medusajs/framework/types"
import type { BillDay } from "../core/bill-day"
import type { Bilingual } from "../core/bilingual"
import type { Move } from "../core/moves"
import type { RefundDetour } from "../gateways/gateway"
import type { Dispute } from "./dispute"

/** What a person wants done about a discrepancy. */
export interface MoveWish {
  /** The discrepancy's. */
  id: string
  move: Move
  /** The admin's id. */
  by: string
  reason?: string
  /** The amount of a move that sends money, in fen, as a person has confirmed it. */
  amountFen?: number
  /** `link`: the order that the payment is for. */
  orderId?: string
  /** `redirect`: where to; left out: to the merchant's own account. Kept nowhere. */
  card?: NonNullable<RefundDetour["card"]>
}

/**
 * - `agreed`: the books agree; the discrepancy is closed.
 * - `under_way`: what was begun goes on by itself, and closes the discrepancy.
 * - `open`: they do not agree yet.
 * - `healed`: they agreed before the move was made, and it has changed nothing.
 */
export type MoveEnd =
  | { end: "agreed"; resolution: string; asked?: unknown }
  | { end: "accepted" }
  | { end: "waiting"; waitsFor: BillDay }
  | { end: "under_way" | "open" | "healed"; why: Bilingual; asked?: unknown }

/** One move. @throws MedusaError or GatewayError, and then no money was moved */
export type Carry = (
  container: MedusaContainer,
  dispute: Dispute,
  wish: MoveWish
) => Promise<MoveEnd>
