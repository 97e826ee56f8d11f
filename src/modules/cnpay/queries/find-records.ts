import type { Environment } from "../../../core/environment"
import type { GatewayName } from "../../../core/trade"
import type { Connection } from "./connection"
import { toRecord, type LedgerRecord, type RawRecord } from "./records"
import { rowsOf } from "./rows"

export interface RecordsWish {
  /** Of every account of this gateway: several may share one merchant's bills. */
  gateway: GatewayName
  environment: Environment
  outTradeNos: readonly string[]
  gatewayTradeNos: readonly string[]
  outRefundNos: readonly string[]
}

/** What the ledger has under some numbers, of whatever day and in whatever state. */
export async function findRecords(db: Connection, wish: RecordsWish): Promise<LedgerRecord[]> {
  const { gateway, environment, ...numbers } = wish
  const result = await db.raw(
    `with trades as (
       select * from cnpay_trade
        where (out_trade_no = any(:outTradeNos) or gateway_trade_no = any(:gatewayTradeNos))
          and kind in ('payment', 'capture') and account like :accounts
          and (account like '%.sandbox') = :isSandbox and deleted_at is null)
     select account, 'payment' as what, out_trade_no, gateway_trade_no, '' as out_refund_no,
            null as gateway_refund_no, coalesce(paid_fen, amount_fen) as amount, state,
            currency_code, paid_at as at, cast(null as timestamptz) as asked_at, billed_on
       from trades
     union all
     select r.account, 'refund', r.out_trade_no, t.gateway_trade_no, r.out_refund_no,
            r.gateway_refund_no, r.amount_fen, r.state, null, r.succeeded_at,
            r.created_at, r.billed_on
       from cnpay_refund r left join trades t on t.out_trade_no = r.out_trade_no
      where (r.out_trade_no = any(:outTradeNos) or r.out_refund_no = any(:outRefundNos)
             or r.out_trade_no in (select out_trade_no from trades))
        and r.account like :accounts and (r.account like '%.sandbox') = :isSandbox
        and r.deleted_at is null`,
    {
      accounts: `${gateway}\\_%`,
      isSandbox: environment === "sandbox",
      outTradeNos: [...numbers.outTradeNos],
      gatewayTradeNos: [...numbers.gatewayTradeNos],
      outRefundNos: [...numbers.outRefundNos],
    }
  )
  return rowsOf<RawRecord>(result).map(toRecord)
}
