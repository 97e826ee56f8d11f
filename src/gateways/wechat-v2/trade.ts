import { asOutTradeNo } from "../../core/ids"
import { CNY } from "../../core/money"
import type { Payee, TradeSnapshot } from "../../core/trade"
import { compactTime, wholeFen } from "./members"
import type { Fields } from "./xml"

/**
 * As API v3 names them, and `ACCEPT`: the money will be taken. `REFUND` is a paid trade of which any
 * part was sent back.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011935223
 */
const STATES: Readonly<Record<string, TradeSnapshot["state"]>> = {
  NOTPAY: "waiting",
  USERPAYING: "waiting",
  PAYERROR: "waiting",
  ACCEPT: "waiting",
  SUCCESS: "paid",
  REFUND: "paid",
  CLOSED: "closed",
  REVOKED: "closed",
}

/** Reads the answer to a question, or a notification; `null`: it does not describe a trade. */
export function readTrade(fields: Fields, stateName = fields.trade_state): TradeSnapshot | null {
  const outTradeNo = asOutTradeNo(fields.out_trade_no)
  const state = stateName && Object.hasOwn(STATES, stateName) ? STATES[stateName] : undefined
  if (!outTradeNo || !state) return null
  return {
    outTradeNo,
    gatewayTradeNo: fields.transaction_id || null,
    state,
    total: wholeFen(fields.total_fee),
    currency: (fields.fee_type || CNY).toLowerCase(),
    payee: readPayee(fields),
    refunded: stateName === "REFUND" ? "some" : null,
    paidAt: compactTime(fields.time_end),
  }
}

function readPayee({ appid, mch_id }: Fields): Payee {
  return { ...(appid ? { appid } : {}), ...(mch_id ? { mch_id } : {}) }
}
