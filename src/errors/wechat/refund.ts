import { entries, type ErrorEntries } from "../entry"
import { remedies } from "./remedies"

/**
 * What a refund is refused for, by both APIs.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070371
 */
export const refundCodes: ErrorEntries = {
  ...entries(remedies.topUp, {
    NOT_ENOUGH: ["Your balance does not suffice for the refund.", "商户余额不足。"],
  }),
  ...entries(remedies.refundAsk, {
    SYSTEM_ERROR: ["WeChat Pay's system failed.", "微信支付系统错误。"],
    FREQUENCY_LIMITED: [
      "Too many refunds at a time; of trades older than a month even fewer are taken.",
      "频率限制，1 个月之前的订单请降低申请频率。",
    ],
    RATELIMIT_EXCEEDED: ["Too many refunds at a time.", "请求超过频率限制。"],
  }),
  ...entries(remedies.otherRefund, {
    USER_ACCOUNT_ABNORMAL: ["The shopper has closed the account.", "用户账号已注销或异常。"],
    TRADE_OVERDUE: ["The trade is older than a year.", "订单已经超过退款期限。"],
  }),
  ...entries(remedies.refundCheck, {
    REFUND_FEE_MISMATCH: [
      "The sums differ from those that came with this number before.",
      "订单金额或退款金额与之前请求不一致。",
    ],
    INVALID_REQUEST: [
      "The trade is not paid, or more would go back than was paid, or the number was used.",
      "订单状态或金额不允许退款，或退款单号重复。",
    ],
    INVALID_TRANSACTIONID: ["WeChat Pay knows no such trade.", "无效的微信支付订单号。"],
    ORDER_NOT_EXIST: ["WeChat Pay knows no such trade, or it is not paid.", "订单不存在或未支付。"],
  }),
  ...entries(
    {
      ...remedies.permission,
      shopper: "refund_shop",
      next: {
        en: "Allow refunds by API in WeChat Pay's merchant platform; a sub-merchant must allow its service provider to refund.",
        zh: "请在微信支付商户平台开通 API 退款权限；特约商户须授权服务商退款。",
      },
    },
    { NO_AUTH: ["The merchant may not refund by API.", "没有退款权限。"] }
  ),
}

/** What a question about a refund is answered with. */
export const absentRefund = {
  ...remedies.refundAsk,
  kind: "refused",
  retry: "same_number",
} as const
