import type { OutTradeNo } from "../../../core/ids"
import { fen, type Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { freezeLeft } from "./freeze-left"
import { rowsOf } from "./rows"

/** What of a freeze can still be captured or released. */
export async function findFreezeLeft(db: Connection, no: OutTradeNo): Promise<Fen> {
  const result = await db.raw(
    `select (${freezeLeft("f")})::text as fen from cnpay_trade f
      where f.out_trade_no = :no and f.state = 'frozen'`,
    { no }
  )
  const [row] = rowsOf<{ fen: string }>(result)
  return fen(Math.max(0, Number(row?.fen ?? 0)))
}
