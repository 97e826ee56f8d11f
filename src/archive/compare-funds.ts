import type { DataSource } from "typeorm"
import type { GatewayName } from "../core/trade"
import { run, type Dialect } from "./statement"

/** What a day's two bills say of one payment, or of the refunds under one number. In fen. */
export interface FundDifference {
  ref: string
  way: "in" | "out"
  /** By the bill of trades: how many lines, what was settled, and the fee, rounded as it is charged. */
  trades: number
  settled: number
  fee: number
  /** By the bill of the balance; what went the wrong way is negative. */
  funds: number
  moved: number
  charged: number
  outTradeNo: string
  outRefundNo: string
  gatewayTradeNo: string | null
  /** Beijing time of the first line. */
  at: string
}

export interface FundWish {
  /** A file, or the files of several days taken together. */
  trade: string | readonly string[]
  fund: string | readonly string[]
  gateway: GatewayName
  most: number
  /** Only what these numbers are of; left out: all. */
  refs?: readonly string[]
}

/**
 * Where the bill of trades and that of the balance differ: every line of the one has lines of the other
 * which move its settled amount and its fee, in its direction. One pass by the database, whichever it
 * is; a fee with parts of a fen is charged in whole fen.
 */
export async function compareFunds(source: DataSource, wish: FundWish): Promise<FundDifference[]> {
  const { gateway, refs, ...values } = wish
  const rows = await run<Record<keyof FundDifference, string>>(
    source,
    (dialect) => statement(dialect, gateway, refs !== undefined),
    { ...values, ...(refs && { refs }) }
  )
  return rows.map((row) => ({
    ref: row.ref,
    way: row.way === "in" ? "in" : "out",
    trades: Number(row.trades),
    settled: Number(row.settled),
    fee: Number(row.fee),
    funds: Number(row.funds),
    moved: Number(row.moved),
    charged: Number(row.charged),
    outTradeNo: row.outTradeNo,
    outRefundNo: row.outRefundNo,
    gatewayTradeNo: row.gatewayTradeNo,
    at: row.at,
  }))
}

/**
 * What both bills name alike. WeChat Pay's refunds have only the refund's numbers in the bill of the
 * balance; Alipay's have only the trade's, so that the refunds of a trade are taken together.
 */
const REF: Readonly<Record<GatewayName, string>> = {
  wechat: "coalesce(gateway_refund_no, gateway_trade_no, out_trade_no)",
  alipay: "case when out_trade_no = '' then coalesce(gateway_trade_no, '') else out_trade_no end",
}

function statement(
  { lines, isPostgres }: Dialect,
  gateway: GatewayName,
  someRefs: boolean
): string {
  const quote = (name: string) => (isPostgres ? `"${name}"` : `\`${name}\``)
  const numbers = `max(out_trade_no) as ${quote("outTradeNo")},
    max(coalesce(out_refund_no, '')) as ${quote("outRefundNo")},
    max(gateway_trade_no) as ${quote("gatewayTradeNo")}, cast(min(happened_at) as char(19)) as ${quote("at")}`
  const common = `${REF[gateway]} as ref, out_trade_no, out_refund_no, gateway_trade_no, happened_at`
  return `
    select ref, way, sum(is_trade) as trades, sum(settled) as settled, sum(fee) as fee,
           sum(is_fund) as funds, sum(moved) as moved, sum(charged) as charged, ${numbers}
      from (
        select ${common}, direction as way, 1 as is_trade, settled_fen as settled,
               round(fee_yuan * 100) as fee, 0 as is_fund, 0 as moved, 0 as charged
          from ${lines} where file_id in (:trade)
        union all
        select ${common}, case when kind in ('payment', 'fee') then 'in' else 'out' end as way,
               0, 0, 0, case when kind in ('payment', 'refund') then 1 else 0 end,
               case when kind not in ('payment', 'refund') then 0
                    when (kind = 'payment') = (direction = 'in') then amount_fen
                    else 0 - amount_fen end,
               case when kind not in ('fee', 'fee_return') then 0
                    when direction = 'out' then amount_fen else 0 - amount_fen end
          from ${lines}
         where file_id in (:fund) and kind in ('payment', 'refund', 'fee', 'fee_return')) as both_bills
     ${someRefs ? "where ref in (:refs)" : ""}
     group by ref, way
    having sum(settled) <> sum(moved) or sum(fee) <> sum(charged)
     order by ref, way
     limit :most`
}
