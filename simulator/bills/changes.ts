import type { Gateway } from "../records"
import { feeOf, isBack, type BillKind, type BillRow } from "./row"

/** Which rows of a bill are meant: those that agree in everything given. */
export type RowMatch = Partial<Pick<BillRow, "type" | "out_trade_no" | "out_refund_no">>

/** A row that nobody ordered; `at` is an ISO time, noon of the day by default. */
export type AddedRow = Pick<BillRow, "type" | "out_trade_no" | "amount_fen"> &
  Partial<Omit<BillRow, "at" | "created_at">> & { at?: string }

/** What of a row is written otherwise than it was. */
export type RowChanges = Partial<Omit<BillRow, "at" | "created_at" | "type">> & { at?: string }

/**
 * A bill that differs from the books. `drop`, `add` and `alter` keep the bill's own sums right: it is
 * the books that it disagrees with. `cut` keeps the first lines only: a bill that is not all there.
 */
export type BillChange = {
  gateway: Gateway
  /** `2026-11-23` */
  day: string
  /** Both kinds by default. */
  kind?: BillKind
} & (
  | { change: "drop"; match: RowMatch }
  | { change: "add"; row: AddedRow }
  | { change: "alter"; match: RowMatch; set: RowChanges }
  | { change: "cut"; lines: number }
)

/** The rows as the changes have them. */
export function changedRows(rows: BillRow[], changes: readonly BillChange[]): BillRow[] {
  return changes.reduce((left, change) => changeRows(left, change), rows)
}

/** How many lines of the file are left; `undefined`: all. */
export function linesLeft(changes: readonly BillChange[]): number | undefined {
  return changes.find((it) => it.change === "cut")?.lines
}

function changeRows(rows: BillRow[], change: BillChange): BillRow[] {
  switch (change.change) {
    case "drop":
      return rows.filter((row) => !fits(row, change.match))
    case "add":
      return [...rows, addedRow(change.row, change.day)]
    case "alter": {
      const { at, ...set } = change.set
      const moment = at === undefined ? {} : { at: new Date(at) }
      return rows.map((row) => (fits(row, change.match) ? { ...row, ...set, ...moment } : row))
    }
    case "cut":
      return rows
  }
}

function fits(row: BillRow, match: RowMatch): boolean {
  return Object.entries(match).every(([name, value]) => row[name as keyof RowMatch] === value)
}

function addedRow({ at: given, ...row }: AddedRow, day: string): BillRow {
  const at = new Date(given ?? `${day}T12:00:00+08:00`)
  const isRefund = row.type === "refund"
  const fee = row.type === "movement" ? 0 : feeOf(row.amount_fen)
  return {
    at,
    created_at: at,
    gateway_trade_no: `4200${row.out_trade_no}`,
    out_refund_no: isRefund ? `R${row.out_trade_no}` : null,
    gateway_refund_no: isBack(row) ? `50${row.out_trade_no}` : null,
    fee_fen: isBack(row) ? 0 - fee : fee,
    subject: "Unknown to the shop",
    refund_state: isRefund ? "SUCCESS" : null,
    ...row,
  }
}
