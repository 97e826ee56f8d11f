import type { Query } from "./client"

/** What the dashboard's cache keeps our answers under; a move makes all of them old. */
export const keys = {
  all: ["cnpay"] as const,
  trace: (orderId: string) => ["cnpay", "trace", orderId] as const,
  overview: () => ["cnpay", "overview"] as const,
  runs: (query: Query) => ["cnpay", "runs", query] as const,
  run: (id: string) => ["cnpay", "run", id] as const,
  lines: (runId: string, query: Query) => ["cnpay", "lines", runId, query] as const,
  calls: (outTradeNo: string) => ["cnpay", "calls", outTradeNo] as const,
  discrepancies: (query: Query) => ["cnpay", "discrepancies", query] as const,
  discrepancy: (id: string) => ["cnpay", "discrepancy", id] as const,
  notifications: (query: Query) => ["cnpay", "notifications", query] as const,
  notification: (id: string) => ["cnpay", "notification", id] as const,
  accounts: () => ["cnpay", "accounts"] as const,
}
