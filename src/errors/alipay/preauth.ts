import { entries, type ErrorTable } from "../entry"
import { remedies } from "./remedies"

const freezeOver = {
  ORDER_ALREADY_CLOSED: ["The freeze is closed.", "本笔授权订单已关闭。"],
} as const

const finished = {
  ORDER_ALREADY_FINISH: ["The freeze is used up.", "本笔授权订单已经完结，无法再进行资金操作。"],
} as const

const payer = {
  PAYER_USER_STATUS_LIMIT: ["The shopper's account is restricted.", "顾客账户状态受限。"],
} as const

/** 预授权. These codes come without `ACQ.` @see https://opendocs.alipay.com/open/064jhi */
export const freeze: ErrorTable = {
  action: "freeze",
  title: { en: "Freezing money", zh: "预授权冻结" },
  apis: ["alipay.fund.auth.order.app.freeze", "alipay.fund.auth.order.voucher.create"],
  codes: {
    ...entries(remedies.startAgain, freezeOver),
    ...entries(remedies.lookFirst, {
      ...finished,
      FREEZE_ALREADY_SUCCESS: ["The money is frozen already.", "授权订单已经冻结成功。"],
      UNIQUE_VIOLATION: ["The number is in use.", "商户订单号重复。"],
    }),
    ...entries(remedies.noFunds, {
      MONEY_NOT_ENOUGH: ["The shopper's balance does not suffice.", "顾客余额不足。"],
    }),
    ...entries(remedies.otherWay, {
      NO_PAYMENT_INSTRUMENTS_AVAILABLE: [
        "The shopper has no means to pay it with.",
        "没有可用的支付工具。",
      ],
      PAYER_PAYEE_EQUAL: ["Shopper and seller are the same account.", "收付款方不能相同。"],
    }),
    ...entries(remedies.ownAccount, {
      ...payer,
      PAYER_NOT_EXIST: ["There is no such shopper.", "获取顾客账户信息失败。"],
      ERROR_BALANCE_PAYMENT_DISABLE: [
        "The shopper has switched off paying from the balance.",
        "顾客余额支付功能开关关闭。",
      ],
      USER_IDENTITY_INFO_VALIDATE_FAIL: [
        "The shopper's identity does not match.",
        "用户实名信息校验失败。",
      ],
      USER_ACCOUNT_VALIDATE_FAIL: ["The shopper's account does not match.", "用户账号校验失败。"],
    }),
    ...entries(remedies.ownMerchant, {
      PAYEE_NOT_EXIST: ["There is no such seller.", "收款方账号不存在。"],
      PAYEE_USER_STATUS_LIMIT: ["Your account is restricted.", "收款方账号异常。"],
      MERCHANT_STATUS_ERROR: ["Your account is restricted.", "商户状态错误。"],
      SECONDARY_MERCHANT_STATUS_ERROR: ["The sub-merchant is restricted.", "二级商户状态异常。"],
      RESTRICTED_MERCHANT_INDUSTRY: ["The industry is restricted.", "行业信息交易受限。"],
      PRODUCT_AMOUNT_LIMIT_ERROR: ["The product's limit is reached.", "产品额度超限。"],
      SUB_MERCHANT_LEVEL_ERROR: ["The sub-merchant's level is too low.", "间联商户等级校验错误。"],
      SUB_MERCHANT_NO_PERMISSION: [
        "The sub-merchant may not use this product.",
        "间联商户无权使用该产品。",
      ],
    }),
    ...entries(
      {
        ...remedies.request,
        next: {
          en: "Change the account's option subject: Alipay does not allow one of its words.",
          zh: "请修改账号的 subject 选项，去掉违禁词。",
        },
      },
      { EXIST_FORBIDDEN_WORD: ["The text has a forbidden word.", "订单信息中包含违禁词。"] }
    ),
    ...entries(remedies.request, {
      CURRENCY_VERIFICATION_FAIL: ["The currency is wrong.", "币种校验失败。"],
      FOREX_ID_VERIFICATION_FAIL: ["The exchange rate's number is wrong.", "外汇编号校验失败。"],
      UNSUPPORTED_BIZ_TYPE: ["The kind of business is not supported.", "不支持的业务类型。"],
      ILLEGAL_PAYEE_USER_ID: ["The seller's id is malformed.", "收款方用户号非法。"],
      SUB_MERCHANT_ORG_ID_ERROR: [
        "The sub-merchant's organisation is wrong.",
        "间联模式下，二级商户的机构编号为空或错误。",
      ],
      SUB_MERCHANT_ORGANIZATION_ID_ERROR: [
        "The sub-merchant's organisation is wrong.",
        "间联模式下，二级商户的机构编号为空或错误。",
      ],
    }),
  },
}

const releaseCheck = {
  ...remedies.lookFirst,
  shopper: "wait",
  next: {
    en: "Look at the freeze in Alipay's merchant platform; what is still frozen there is set free when the order is cancelled, or by its own end.",
    zh: "请在支付宝商家平台查看该预授权；仍冻结的资金会在取消订单或到期时解冻。",
  },
} as const

export const release: ErrorTable = {
  action: "release",
  title: { en: "Releasing frozen money", zh: "解冻与撤销预授权" },
  apis: [
    "alipay.fund.auth.order.unfreeze",
    "alipay.fund.auth.operation.cancel",
    "alipay.fund.auth.operation.detail.query",
  ],
  codes: {
    ...entries(remedies.ownAccount, {
      ...payer,
      PAYER_NOT_EXIST: ["There is no such shopper.", "获取顾客账户信息失败。"],
    }),
    ...entries(remedies.done, freezeOver),
    ...entries(releaseCheck, {
      ...finished,
      UNIQUE_VIOLATION: ["The number is in use.", "商户订单号重复。"],
      AUTH_ORDER_NOT_EXIST: ["Alipay knows no such freeze.", "资金授权订单不存在。"],
      AUTH_OPERATION_NOT_EXIST: ["Alipay knows no such step of it.", "资金操作流水不存在。"],
      REQUEST_AMOUNT_EXCEED: ["Less than this sum is still frozen.", "请求解冻金额超限。"],
      ILLEGAL_STATUS: ["The freeze's state does not allow it.", "订单状态非法。"],
      BIZ_ERROR: ["Alipay refused without saying why.", "业务异常。"],
      CANCEL_OPERATION_TIME_OUT: [
        "It is too late to cancel it; it can still be released.",
        "超过撤销时间范围，请改为解冻。",
      ],
    }),
    ...entries(
      { ...remedies.product, retry: "never" },
      { HAS_NO_PRIVILEGE: ["The freeze belongs to another app.", "商户无权限查看该笔订单信息。"] }
    ),
  },
}
