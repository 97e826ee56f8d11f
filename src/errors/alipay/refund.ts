import { entries, type ErrorTable } from "../entry"
import { remedies } from "./remedies"

/** @see https://opendocs.alipay.com/open/02ekfs */
export const refund: ErrorTable = {
  action: "refund",
  title: { en: "Refunding", zh: "退款" },
  apis: ["alipay.trade.refund"],
  codes: {
    ...entries(remedies.topUp, {
      SELLER_BALANCE_NOT_ENOUGH: ["Your balance does not suffice.", "卖家余额不足。"],
    }),
    ...entries(remedies.refundAgain, {
      SYSTEM_ERROR: ["Alipay's system failed.", "支付宝系统异常。"],
      ENTERPRISE_PAY_BIZ_ERROR: ["Alipay's enterprise payment failed.", "因公付业务异常。"],
      REFUND_CHARGE_ERROR: ["The fee could not be given back.", "退收费异常。"],
    }),
    ...entries(remedies.refundAsk, {
      TRADE_SETTLE_ERROR: ["The trade's settlement failed.", "交易结算异常。"],
    }),
    ...entries(remedies.otherRefund, {
      TRADE_HAS_FINISHED: [
        "The time for refunds of this trade is over.",
        "交易已完结，超过可退款期限。",
      ],
      ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND: [
        "A voucher was used that cannot be given back.",
        "交易使用了券，不允许退款。",
      ],
      BUYER_ERROR: ["The buyer's account is restricted.", "买家状态异常。"],
      BUYER_NOT_EXIST: ["There is no such buyer any more.", "买家不存在。"],
      BUYER_ENABLE_STATUS_FORBID: ["The buyer's account is restricted.", "买家状态非法。"],
      CUSTOMER_VALIDATE_ERROR: ["The account is closed or frozen.", "账户已注销或者被冻结。"],
    }),
    ...entries(
      {
        ...remedies.otherRefund,
        next: {
          en: "Refund the whole payment, or give the part back in another way.",
          zh: "请全额退款，或以其他方式退还部分款项。",
        },
      },
      {
        NOT_ALLOW_PARTIAL_REFUND: [
          "This trade can be refunded as a whole only.",
          "该交易不支持部分退款。",
        ],
      }
    ),
    ...entries(remedies.refundCheck, {
      TRADE_HAS_CLOSE: [
        "The trade is closed: never paid, or refunded in full.",
        "交易已经关闭：未支付，或已全额退款。",
      ],
      TRADE_STATUS_ERROR: ["The trade's state does not allow a refund.", "交易状态非法。"],
      REASON_TRADE_STATUS_INVALID: ["The trade's state does not allow a refund.", "交易状态异常。"],
      DISCORDANT_REPEAT_REQUEST: [
        "This number was used for a refund of another sum.",
        "同一退款请求号已用于不同金额的退款。",
      ],
      REFUND_AMT_NOT_EQUAL_TOTAL: ["More would go back than was paid.", "退款金额超限。"],
      REASON_TRADE_REFUND_FEE_ERR: ["More would go back than was paid.", "退款金额无效。"],
      REFUND_FEE_ERROR: ["The sum of the refund is wrong.", "交易退款金额有误。"],
      TRADE_NOT_EXIST: ["Alipay knows no such trade.", "交易不存在。"],
      USER_NOT_MATCH_ERR: ["The trade belongs to somebody else.", "交易用户不匹配。"],
    }),
    ...entries(remedies.refundMerchant, {
      TRADE_NOT_ALLOW_REFUND: ["The contract does not allow refunds.", "当前交易不允许退款。"],
      REASON_TRADE_BEEN_FREEZEN: ["The trade is frozen.", "请求退款的交易被冻结。"],
      REFUND_ACCOUNT_NOT_EXIST: [
        "The account that pays refunds is missing or restricted.",
        "退款出资账号不存在或账号异常。",
      ],
      OVERDRAFT_ASSIGN_ACCOUNT_INVALID: [
        "The account that advances refunds is not yours.",
        "垫资退款出资账号和商户信息不一致。",
      ],
      OVERDRAFT_AGREEMENT_NOT_MATCH: [
        "The advance is not as agreed.",
        "垫资退款传入模式和签约配置不一致。",
      ],
      ALLOC_AMOUNT_VALIDATE_ERROR: [
        "More of a share would go back than it was.",
        "退分账金额超限。",
      ],
      REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST: [
        "The receiver of a share is missing.",
        "退分账收入方账户不存在。",
      ],
      REFUNDALLOC_UNAUTH_LIMIT: [
        "The receiver of a share has not agreed to give it back.",
        "分账接收方未开启分账回退授权。",
      ],
    }),
    ...entries(remedies.request, {
      CURRENCY_NOT_SUPPORT: ["The currency is not supported.", "订单币种不支持。"],
    }),
  },
}

export const queryRefund: ErrorTable = {
  action: "query_refund",
  title: { en: "Asking about a refund", zh: "查询退款" },
  apis: ["alipay.trade.fastpay.refund.query"],
  codes: entries(remedies.refundCheck, {
    TRADE_NOT_EXIST: ["Alipay knows no such trade.", "交易不存在。"],
  }),
}
