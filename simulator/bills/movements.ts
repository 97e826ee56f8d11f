import type { BillRow } from "./row"

export interface Movement {
  row: BillRow
  of: "amount" | "fee"
  /** Fen; negative when the merchant's balance gets smaller. */
  change: number
  balance: number
}

const FIRST_BALANCE_FEN = 100_000_000

/** What each row does to the merchant's balance: the amount and the fee are movements of their own. */
export function movementsOf(rows: readonly BillRow[]): Movement[] {
  let balance = FIRST_BALANCE_FEN
  return rows.flatMap((row) => {
    const sign = row.type === "payment" || row.direction === "in" ? 1 : -1
    const parts = [
      { row, of: "amount" as const, change: sign * row.amount_fen },
      { row, of: "fee" as const, change: 0 - row.fee_fen },
    ]
    return parts
      .filter(({ of, change }) => of === "amount" || change !== 0)
      .map((part) => ({ ...part, balance: (balance += part.change + slipOf(part)) }))
  })
}

function slipOf({ row, of }: Pick<Movement, "row" | "of">): number {
  return of === "amount" ? (row.balance_slip_fen ?? 0) : 0
}
