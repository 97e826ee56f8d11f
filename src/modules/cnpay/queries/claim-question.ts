import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { changed } from "./rows"

export interface Question {
  account: string
  no: OutTradeNo
  now: Date
  /** Not if this trade was asked about since then. */
  notSince: Date
  /** At most so many of the account's trades since `notSince`, for whoever else asks. */
  most: number
}

/**
 * One question to the gateway per trade and interval, and so many per account, over all processes:
 * `true` means "ask now". The sweep has a budget of its own, which shoppers cannot use up.
 */
export async function claimQuestion(db: Connection, question: Question): Promise<boolean> {
  return db.transaction(async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('cnpay_question'), hashtext(:account))`, {
      account: question.account,
    })
    const result = await trx.raw(
      `update cnpay_trade set asked_at = :now
        where out_trade_no = :no and (asked_at is null or asked_at < :notSince)
          and cast(:most as int) > (
            select count(*) from cnpay_trade
             where account = :account and asked_at > :notSince
               and asked_at is distinct from swept_at and deleted_at is null)`,
      { ...question }
    )
    return changed(result) > 0
  })
}
