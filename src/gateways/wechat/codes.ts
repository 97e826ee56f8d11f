import { normalCode } from "../../errors/spelling"

export function isTradeAbsent(code: string): boolean {
  return normalCode(code) === "ORDERNOTEXIST"
}

/** The close came too late: paid (`ORDERPAID`, `TRADE_ERROR`) or closed already. */
export function isNotWaiting(code: string): boolean {
  return ["ORDERPAID", "ORDERCLOSED", "TRADEERROR"].includes(normalCode(code))
}
