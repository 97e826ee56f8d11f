import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { changed } from "./rows"

export interface TradeLease {
  no: OutTradeNo
  lease: string
  now: Date
  until: Date
}

/** One process at a time books a trade. Answers whether this one may. */
export async function leaseTrade(db: Connection, wish: TradeLease): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set lease = :lease, leased_until = :until
      where out_trade_no = :no and (lease is null or leased_until < :now)`,
    { ...wish }
  )
  return changed(result) > 0
}

/** Keeps a lease that is still one's own. */
export async function renewLease(db: Connection, wish: Omit<TradeLease, "now">): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set leased_until = :until where out_trade_no = :no and lease = :lease`,
    { ...wish }
  )
  return changed(result) > 0
}

/** Fenced: a process that lost its lease releases nothing. */
export async function releaseTrade(
  db: Connection,
  no: OutTradeNo,
  lease: string
): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set lease = null, leased_until = null
      where out_trade_no = :no and lease = :lease`,
    { no, lease }
  )
  return changed(result) > 0
}
