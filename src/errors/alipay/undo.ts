import { entries, type ErrorTable } from "../entry"
import { remedies } from "./remedies"

const notOpened = {
  ...remedies.lookFirst,
  shopper: "wait",
  next: {
    en: "Nothing to do: the shopper has not opened the cashier or scanned the code yet.",
    zh: "无需处理：顾客尚未打开收银台或扫码。",
  },
} as const

export const query: ErrorTable = {
  action: "query",
  title: { en: "Asking about a trade", zh: "查询交易" },
  apis: ["alipay.trade.query"],
  codes: entries(notOpened, {
    TRADE_NOT_EXIST: ["Alipay knows no such trade yet.", "交易不存在。"],
  }),
}

export const close: ErrorTable = {
  action: "close",
  title: { en: "Closing a trade", zh: "关闭交易" },
  apis: ["alipay.trade.close"],
  codes: {
    ...entries(
      {
        ...remedies.done,
        next: {
          en: "Nothing to do: it is closed here, and looked at once more when its link has expired.",
          zh: "无需处理：本地已关闭，支付链接过期后会再次查询。",
        },
      },
      { TRADE_NOT_EXIST: ["Alipay never heard of the trade.", "交易不存在。"] }
    ),
    ...entries(remedies.lookFirst, {
      TRADE_STATUS_ERROR: ["The trade waits for nobody any more.", "交易状态非法。"],
      REASON_TRADE_STATUS_INVALID: ["The trade waits for nobody any more.", "交易状态异常。"],
      REASON_ILLEGAL_STATUS: ["The trade waits for nobody any more.", "交易状态异常。"],
    }),
  },
}

const refundInstead = {
  ...remedies.otherRefund,
  retry: "after_query",
  next: {
    en: "If the trade turns out to be paid, refund it.",
    zh: "若查询到交易已支付，请改为退款。",
  },
} as const

const topUp = {
  ...remedies.topUp,
  next: {
    en: "Top up your Alipay account; the plugin tries again.",
    zh: "请为支付宝账户充值，插件会再次撤销。",
  },
}

export const takeBack: ErrorTable = {
  action: "take_back",
  title: { en: "Taking a payment by code back", zh: "撤销付款码交易" },
  apis: ["alipay.trade.cancel"],
  codes: {
    ...entries(topUp, {
      SELLER_BALANCE_NOT_ENOUGH: ["Your balance does not suffice.", "卖家余额不足。"],
    }),
    ...entries(remedies.refundMerchant, {
      REASON_TRADE_BEEN_FREEZEN: ["The trade is frozen.", "交易被冻结。"],
    }),
    // Alipay wants this one sent again unchanged, whereas for a refund it is the end.
    ...entries(
      { ...remedies.lookFirst, retry: "same_number" },
      { TRADE_HAS_FINISHED: ["The trade is finished.", "交易已完结。"] }
    ),
    ...entries(refundInstead, {
      TRADE_CANCEL_TIME_OUT: ["It is too late to take it back.", "超过撤销时间范围。"],
      CANCEL_NOT_ALLOWED: ["It cannot be taken back.", "交易不允许撤销。"],
      REASON_TRADE_REFUND_FEE_ERR: ["More would go back than was paid.", "退款金额无效。"],
    }),
  },
}
