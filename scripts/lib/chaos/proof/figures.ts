import type { BooksView } from "../../../../simulator"
import type { Morning } from "../morning/morning"
import { sum, type Account } from "./account"
import type { Tables } from "./tables"
import { placedOrders } from "./violations"

interface Run {
  accounts: readonly Account[]
  books: BooksView
  tables: Tables
  tally: ReadonlyMap<string, number>
  morning: Morning
  kills: number
  seconds: number
}

/** What happened, in numbers, a line each. */
export function figures({ accounts, books, tables, tally, morning, kills, seconds }: Run): string {
  const total = (of: (account: Account) => number) => sum(accounts.map(of))
  const attempts = books.notifications.flatMap((it) => it.attempts)
  const lines: [string, number][] = [
    ["trades at the gateways", books.trades.length],
    ["trades paid", accounts.length],
    ["fen paid", total(({ paid }) => paid)],
    ["fen kept for orders", total(({ kept }) => kept)],
    ["fen refunded", total(({ refunded }) => refunded)],
    ["fen held by discrepancies", total(({ held }) => held)],
    ["orders", placedOrders(tables).length],
    ["unpaid orders that a kill left", tables.orders.length - placedOrders(tables).length],
    ["late money that went back", countOf(tables, "late_money", "refunded")],
    ["notifications", books.notifications.length],
    ["notifications tried", attempts.length],
    ["notifications delivered", attempts.filter(({ status }) => status === 200).length],
    ["notifications in the inbox", tables.inbox.length],
    ["duplicates in the inbox", sum(tables.inbox.map(({ duplicates }) => duplicates))],
    ["days reconciled, of all accounts", morning.runs],
    ["refunds that only the bills told of", morning.refundsFound],
    ...[...tally].sort(([a], [b]) => a.localeCompare(b)),
    ["kills", kills],
    ["seconds", Math.round(seconds)],
  ]
  return lines.map(([name, n]) => `${name.padEnd(36)} ${String(n).padStart(9)}`).join("\n")
}

function countOf({ discrepancies }: Tables, kind: string, resolution: string): number {
  return discrepancies.filter((it) => it.kind === kind && it.resolution === resolution).length
}
