import type { BillDay } from "../../../core/bill-day"
import type { OurRecord } from "../../../core/pairing"
import { fen } from "../../../core/money"
import type { RefundState } from "../../../core/refund"
import type { TradeState } from "../../../core/trade"

/** A record with the account that it is of. */
export type LedgerRecord = OurRecord & { account: string }

export interface RawRecord {
  account: string
  what: "payment" | "refund"
  out_trade_no: string
  gateway_trade_no: string | null
  out_refund_no: string
  gateway_refund_no: string | null
  amount: string
  state: string
  currency_code: string | null
  at: Date | null
  asked_at: Date | null
  billed_on: BillDay | null
}

export function toRecord(raw: RawRecord): LedgerRecord {
  const common = {
    account: raw.account,
    outTradeNo: raw.out_trade_no,
    gatewayTradeNo: raw.gateway_trade_no,
    amount: fen(Number(raw.amount)),
    at: raw.at,
    askedAt: raw.asked_at,
    billedOn: raw.billed_on,
  }
  return raw.what === "payment"
    ? {
        ...common,
        what: "payment",
        state: raw.state as TradeState,
        currency: raw.currency_code ?? "",
      }
    : {
        ...common,
        what: "refund",
        state: raw.state as RefundState,
        outRefundNo: raw.out_refund_no,
        gatewayRefundNo: raw.gateway_refund_no,
      }
}
