import { entries, type ErrorTable } from "../entry"
import { payCapture } from "./capture"
import { payMerchant } from "./merchant"
import { remedies } from "./remedies"

/**
 * What a payment is refused for.
 * @see https://opendocs.alipay.com/open/02ekfp
 */
export const pay: ErrorTable = {
  action: "pay",
  title: { en: "Paying", zh: "下单与支付" },
  apis: [
    "alipay.trade.page.pay",
    "alipay.trade.wap.pay",
    "alipay.trade.app.pay",
    "alipay.trade.precreate",
    "alipay.trade.create",
    "alipay.trade.pay",
  ],
  codes: {
    ...entries(remedies.noFunds, {
      BUYER_BALANCE_NOT_ENOUGH: ["The buyer's balance does not suffice.", "买家余额不足。"],
      BUYER_BANKCARD_BALANCE_NOT_ENOUGH: [
        "The balance of the buyer's card does not suffice.",
        "用户银行卡余额不足。",
      ],
    }),
    ...entries(remedies.ownLimit, {
      BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR: [
        "The buyer's limit for a day is reached.",
        "买家付款日限额超限。",
      ],
      BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR: [
        "The buyer's limit for a month is reached.",
        "买家付款月额度超限。",
      ],
      ZM_AUTH_AMOUNT_EXCEED: [
        "The sum exceeds what the buyer pays without a password.",
        "超过约定的免密支付金额。",
      ],
    }),
    ...entries(remedies.ownAccount, {
      BUYER_ENABLE_STATUS_FORBID: ["The buyer's account is restricted.", "买家状态非法。"],
      ERROR_BALANCE_PAYMENT_DISABLE: [
        "The buyer has switched off paying from the balance.",
        "余额支付功能关闭。",
      ],
      MOBILE_PAYMENT_SWITCH_OFF: [
        "The buyer has switched off mobile payment.",
        "用户的无线支付开关关闭。",
      ],
      USER_FACE_PAYMENT_SWITCH_OFF: [
        "The buyer has switched off paying by code.",
        "用户当面付付款开关关闭。",
      ],
      ERROR_BUYER_CERTIFY_LEVEL_LIMIT: ["The buyer is not certified.", "买家未通过人行认证。"],
      NOT_CERTIFIED_USER: ["The buyer's name is not certified.", "买家非实名认证用户。"],
      BUYER_NOT_MAINLAND_CERT: [
        "The buyer's identity document is of a kind that is not supported.",
        "买家证件类型非大陆身份证。",
      ],
      CUSTOMER_VALIDATE_ERROR: ["The account is closed or frozen.", "账户已注销或者被冻结。"],
      USER_LOGONID_DUP: ["Two accounts have this login.", "用户账号重复。"],
    }),
    ...entries(remedies.otherWay, {
      PAYMENT_FAIL: ["The payment failed.", "支付失败。"],
      PAYMENT_REQUEST_HAS_RISK: ["Alipay's risk control stopped it.", "支付有风险。"],
      NO_PAYMENT_INSTRUMENTS_AVAILABLE: [
        "The buyer has no means to pay it with.",
        "没有可用的支付工具。",
      ],
      BUYER_SELLER_EQUAL: ["Buyer and seller are the same account.", "买卖家不能相同。"],
      BUYER_NOT_EXIST: ["There is no such buyer.", "买家不存在。"],
      NOT_SUPPORT_PAYMENT_INST: [
        "The buyer's wallet is of a version that is not supported.",
        "不支持的钱包版本。",
      ],
      CARD_USER_NOT_MATCH: ["The card belongs to somebody else.", "脱机记录用户信息不匹配。"],
      CARD_TYPE_ERROR: ["The card's type is wrong.", "卡类型错误。"],
      MERCHANT_UNSUPPORT_ADVANCE: [
        "The merchant is not admitted to pay-later.",
        "先享后付准入失败，商户不支持垫资支付产品。",
      ],
      BUYER_UNSUPPORT_ADVANCE: [
        "The buyer is not admitted to pay-later.",
        "先享后付准入失败，买家不满足垫资条件。",
      ],
      ORDER_UNSUPPORT_ADVANCE: [
        "The order is not admitted to pay-later.",
        "订单不支持先享后付垫资。",
      ],
      ZM_CREDIT_AUTH_FAIL: ["The buyer's credit was not accepted.", "综合评估不通过。"],
      ZM_AUTH_RULE_LIMIT: ["A rule of pay-later stopped it.", "命中先用后付场景限制规则。"],
      AGREEMENT_NOT_EXIST: ["The buyer has no agreement, or ended it.", "用户协议不存在或已解约。"],
      AGREEMENT_INVALID: ["The buyer's agreement is not valid.", "用户协议失效。"],
      AGREEMENT_STATUS_NOT_NORMAL: [
        "The buyer's agreement is not in force.",
        "用户协议状态非 NORMAL。",
      ],
      AGREEMENT_ERROR: ["The buyer's agreement is wrong.", "协议信息异常。"],
      OVER_DEDUCT_PERIOD: [
        "It is outside the time that the buyer agreed to.",
        "超出签约的扣款周期。",
      ],
      OVER_MAX_DEDUCT_COUNT: ["It is once more than the buyer agreed to.", "超过最大扣款次数。"],
      OVER_MAX_UNDER_WAY_DEDUCT_COUNT: [
        "Too many debits are under way.",
        "超过进行中的最大扣款次数。",
      ],
      OVER_MERCHANT_DAILY_DEDUCT_AMOUNT: [
        "The merchant's sum for a day is reached.",
        "超过商户当日扣款限额。",
      ],
      CYCLE_PAY_DATE_NOT_MATCH: [
        "The day is not one that the buyer agreed to.",
        "扣款日期不在签约时的允许范围之内。",
      ],
      CYCLE_PAY_SINGLE_FEE_EXCEED: [
        "The sum is more than the buyer agreed to.",
        "扣款的单笔金额超过签约时限制。",
      ],
      CYCLE_PAY_TOTAL_FEE_EXCEED: [
        "The total is more than the buyer agreed to.",
        "扣款的累计金额超过签约时限制。",
      ],
      CYCLE_PAY_TOTAL_TIMES_EXCEED: [
        "It is once more than the buyer agreed to.",
        "扣款的总次数超过签约时限制。",
      ],
    }),
    ...entries(remedies.freshCode, {
      PAYMENT_AUTH_CODE_INVALID: [
        "The payment code is wrong, expired or used.",
        "支付授权码错误、已过期或已被使用。",
      ],
      PULL_MOBILE_CASHIER_FAIL: [
        "The cashier could not be opened on the buyer's phone.",
        "唤起移动收银台失败。",
      ],
      AUTH_TOKEN_IS_NOT_EXIST: ["There is no payment code.", "支付授权码为空。"],
      CERT_EXPIRED: ["The buyer's credential has expired.", "凭证过期。"],
    }),
    ...entries(remedies.startAgain, {
      TRADE_HAS_CLOSE: ["The trade is closed.", "交易已经关闭。"],
      TRADE_BUYER_NOT_MATCH: ["The trade belongs to another buyer.", "交易买家不匹配。"],
      NOW_TIME_AFTER_EXPIRE_TIME_ERROR: [
        "The time to pay is over.",
        "当前时间已超过允许支付的时间。",
      ],
    }),
    ...entries(remedies.lookFirst, {
      TRADE_HAS_SUCCESS: ["The trade is paid already.", "交易已被支付。"],
      CONTEXT_INCONSISTENT: [
        "The number stands for a trade of another amount or text.",
        "订单信息与首次请求不一致。",
      ],
      APPLY_PC_MERCHANT_CODE_ERROR: [
        "This number has had its code already.",
        "申请二维码失败，同一订单号不能重复申请二维码。",
      ],
      TRADE_STATUS_ERROR: ["The trade's state does not allow it.", "交易状态非法。"],
    }),
    ...payMerchant,
    ...payCapture,
  },
}
