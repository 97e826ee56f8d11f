import { asOutTradeNo } from "../core/ids"
import { findSessionTrade, findTrade } from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import type { Account } from "../options/types"
import { messages } from "./messages"

type Data = Readonly<Record<string, unknown>>

/**
 * The trade that `data` names. Usually this plugin wrote `data`, but on one error path Medusa hands
 * over what the client sent; so number, session and account must all belong together.
 */
export async function findOwnTrade(
  db: Connection,
  account: string,
  data: Data = {}
): Promise<TradeRow | null> {
  const { session_id: sessionId } = data
  const no = asOutTradeNo(data.out_trade_no)
  if (typeof sessionId !== "string") return null
  const trade = no ? await findTrade(db, account, no) : await findSessionTrade(db, sessionId)
  return trade?.session_id === sessionId && trade.account === account ? trade : null
}

/** A trade that holds money, taken or frozen, or has held some that was frozen. */
export async function findPaidTrade(
  db: Connection,
  account: Account,
  data?: Data
): Promise<TradeRow> {
  const trade = await findOwnTrade(db, account.account, data)
  if (!trade) throw messages.noTrade(account.gateway)
  if (!["paid", "frozen", "released"].includes(trade.state))
    throw messages.notPaid(account.gateway, trade.out_trade_no)
  return trade
}
