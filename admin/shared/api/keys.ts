import { ordersQueryKeys } from "@medusajs/dashboard/hooks"
import type { Query } from "./client"

/** What the dashboard's cache keeps our answers under; a move makes all of them old. */
export const keys = {
  all: ["cnpay"] as const,
  /** Among the order's own answers: whatever makes the order old, such as Medusa's refund, does it too. */
  trace: (orderId: string) => [...ordersQueryKeys.details(), orderId, "cnpay_trace"] as const,
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
