import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

export interface BooksSchedule {
  no: OutTradeNo
  /** `null`: they agree. */
  next: Date | null
  /** What the claim has set: a change that came since must not be forgotten. */
  claimed: Date
}

/** When to compare the books of a trade again, unless somebody has made it due in the meantime. */
export async function scheduleBooks(db: Connection, wish: BooksSchedule): Promise<void> {
  await db.raw(
    `update cnpay_trade set books_due_at = :next
      where out_trade_no = :no and books_due_at = :claimed`,
    { ...wish }
  )
}

/** Something changes in Medusa for the trades of an order's payment collections. */
export async function makeBooksDue(
  db: Connection,
  collections: readonly string[],
  at: Date
): Promise<void> {
  await db.raw(
    `update cnpay_trade set books_due_at = least(books_due_at, :at)
      where payment_collection_id = any(:collections) and state = 'paid' and deleted_at is null`,
    { collections: [...collections], at }
  )
}
