import type { Side } from "../../shared/api/discrepancies"

/** What the drawer says already, and what is of no use to anybody. */
const UNSAID = ["outTradeNo", "gatewayTradeNo", "outRefundNo", "gatewayRefundNo", "out_refund_no"]
const OF_NO_USE = ["refundSeen", "fresh"]

/** Bills, the ledger and gateways' messages have names of their own for the same thing. */
const SAME: Readonly<Record<string, string>> = {
  total: "amount",
  moved: "settled",
  charged: "fee",
  paidAt: "at",
  succeededAt: "at",
  refund_state: "type",
}

/** One side with one name for each thing, one level deep, times and currencies as both sides can write them. */
export function plainSide(side: Side): Side {
  const plain: Side = {}
  for (const [name, value] of Object.entries(side)) {
    if (value === null || UNSAID.includes(name) || OF_NO_USE.includes(name)) continue
    if (isSide(value)) Object.assign(plain, plainSide(value))
    else plain[SAME[name] ?? name] = plainValue(SAME[name] ?? name, value)
  }
  return plain
}

function isSide(value: unknown): value is Side {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The times of bills are Beijing's. */
const BILL_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/

function plainValue(name: string, value: unknown): unknown {
  if (typeof value !== "string") return value
  if (name === "at") return value.replace(BILL_TIME, "$1T$2+08:00")
  return name === "currency" ? value.toUpperCase() : value
}
