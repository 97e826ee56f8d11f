import { entries, type ErrorEntries } from "../entry"
import { remedies } from "./remedies"

/** What a payment is refused for, by both APIs. */
export const payCodes: ErrorEntries = {
  ...entries(remedies.noFunds, {
    NOT_ENOUGH: ["The shopper's balance does not suffice.", "用户余额不足。"],
  }),
  ...entries(remedies.startAgain, {
    ORDER_CLOSED: ["The trade is closed.", "订单已关闭。"],
    ORDER_REVERSED: ["The trade was taken back.", "订单已撤销。"],
    BUYER_MISMATCH: ["Another shopper has tried to pay it.", "支付账号与订单不一致。"],
  }),
  ...entries(remedies.lookFirst, {
    ORDER_PAID: ["The trade is paid already.", "商户订单已支付。"],
    OUT_TRADE_NO_USED: ["The number stands for another trade.", "商户订单号重复。"],
    TRADE_ERROR: ["The trade failed at the bank or by risk control.", "交易错误。"],
  }),
  ...entries(remedies.otherWay, {
    NOTSUPORTCARD: ["The card is not supported.", "不支持该卡类型。"],
  }),
  ...entries(remedies.freshCode, {
    AUTHCODEEXPIRE: ["The payment code has expired.", "付款码已过期。"],
    AUTH_CODE_ERROR: ["The payment code is wrong.", "付款码错误。"],
    AUTH_CODE_INVALID: ["This is no payment code of WeChat Pay's.", "扫描的不是微信支付付款码。"],
  }),
}

const notScanned = {
  ...remedies.lookFirst,
  shopper: "wait",
  next: {
    en: "Nothing to do: the trade was never made, or its number belongs to another account.",
    zh: "无需处理：交易未创建，或单号属于其他商户号。",
  },
} as const

/** What a question about a trade is answered with, by both APIs. */
export const queryCodes: ErrorEntries = entries(notScanned, {
  ORDER_NOT_EXIST: ["WeChat Pay knows no such trade.", "订单不存在。"],
})

/** What closing a trade is answered with, by both APIs. */
export const closeCodes: ErrorEntries = {
  ...entries(remedies.done, {
    ORDER_CLOSED: ["The trade is closed already.", "订单已关闭。"],
    ORDER_NOT_EXIST: ["WeChat Pay never heard of the trade.", "订单不存在。"],
  }),
  ...entries(remedies.lookFirst, {
    ORDER_PAID: ["The trade is paid already.", "订单已支付。"],
    TRADE_ERROR: ["The trade's state does not allow it.", "交易错误。"],
  }),
}
