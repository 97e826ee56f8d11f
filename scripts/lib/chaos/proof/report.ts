import fs from "node:fs"
import path from "node:path"
import type { BooksView } from "../../../../simulator"
import type { Tables } from "./tables"
import type { Violation } from "./violations"

/** Says what is wrong, and writes down everything that both sides know of the trades concerned. */
export function reportViolations(
  violations: readonly Violation[],
  { books, tables, home }: { books: BooksView; tables: Tables; home: string }
): void {
  for (const { rule, detail, trades } of violations) {
    console.log(`VIOLATED: ${rule}\n  ${[...trades, detail].join(" ")}`)
  }
  const file = path.join(home, "evidence.json")
  const concerned = new Set(violations.flatMap(({ trades }) => trades))
  const of = <Row extends { out_trade_no: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => concerned.has(row.out_trade_no ?? ""))
  const mentioned = violations.map(({ detail }) => detail).join("\n")
  const evidence = {
    violations,
    gateways: {
      trades: of(books.trades),
      refunds: of(books.refunds),
      notifications: of(books.notifications),
    },
    shop: {
      trades: of(tables.trades),
      refunds: of(tables.refunds),
      payments: of(tables.payments),
      orders: tables.orders.filter(({ id }) => mentioned.includes(id)),
      inbox: of(tables.inbox),
      discrepancies: of(tables.discrepancies),
    },
  }
  fs.writeFileSync(file, JSON.stringify(evidence, null, 2))
  console.log(`The rows concerned are in ${file}, the logs in ${path.join(home, "logs")}.`)
}
