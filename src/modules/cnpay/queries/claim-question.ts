import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** One question to the gateway per trade and interval, over all processes: `true` means "ask now". */
export async function claimQuestion(
  db: Connection,
  no: OutTradeNo,
  time: { now: Date; notSince: Date }
): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set asked_at = :now
      where out_trade_no = :no and (asked_at is null or asked_at < :notSince)`,
    { no, ...time }
  )
  return (result as { rowCount: number }).rowCount > 0
}
