/** Two spellings of each code live side by side (`ORDERNOTEXIST`, `ORDER_NOT_EXIST`), in both APIs. */
export function normalCode(code: string): string {
  return code.replaceAll("_", "").toUpperCase()
}

export function isTradeAbsent(code: string): boolean {
  return normalCode(code) === "ORDERNOTEXIST"
}

/** The close came too late: paid (`ORDERPAID`, `TRADE_ERROR`) or closed already. */
export function isNotWaiting(code: string): boolean {
  return ["ORDERPAID", "ORDERCLOSED", "TRADEERROR"].includes(normalCode(code))
}
