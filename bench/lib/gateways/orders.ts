import { newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { NewTrade } from "../../../src/gateways/gateway"
import { NOTIFY_URL } from "./accounts"

export const METHOD = "alipay.trade.precreate"
const SUBJECT = "Online order"

/** The same order in the words of each. */
export function alipayOrder(): Record<string, string> {
  return {
    out_trade_no: newOutTradeNo(new Date()),
    total_amount: "19.90",
    subject: SUBJECT,
    time_expire: "2030-01-01 00:00:00",
    product_code: "QR_CODE_OFFLINE",
  }
}

export function wechatOrder() {
  return {
    description: SUBJECT,
    out_trade_no: newOutTradeNo(new Date()),
    amount: { total: 1990, currency: "CNY" },
    time_expire: "2030-01-01T00:00:00+08:00",
    notify_url: NOTIFY_URL,
  }
}

export function ourOrder(scene: string): NewTrade {
  return {
    ...{ scene, subject: SUBJECT, total: fen(1990) },
    outTradeNo: newOutTradeNo(new Date()),
    expiresAt: new Date("2030-01-01T00:00:00+08:00"),
  }
}
