import { entries, type ErrorEntries } from "../entry"
import { remedies } from "./remedies"

const subject = {
  ...remedies.request,
  next: {
    en: "Change the account's option subject: Alipay does not allow one of its words.",
    zh: "请修改账号的 subject 选项，去掉违禁词。",
  },
}

const payee = {
  ...remedies.product,
  next: {
    en: "Check sellerId: it must be the account that the app is signed for.",
    zh: "请检查 sellerId，须为该应用签约的收款账号。",
  },
}

const address = {
  ...remedies.badRequest,
  next: {
    en: "Send the shopper's address as data.client_ip when the payment session is created.",
    zh: "创建支付会话时，请以 data.client_ip 传入顾客 IP。",
  },
}

/** What keeps a merchant from taking a payment. */
export const payMerchant: ErrorEntries = {
  ...entries(remedies.ownMerchant, {
    BEYOND_PAY_RESTRICTION: ["The account's limit is reached.", "商户收款额度超限。"],
    BEYOND_PER_RECEIPT_RESTRICTION: [
      "The account's limit for a month is reached.",
      "商户收款金额超过月限额。",
    ],
    BEYOND_PER_RECEIPT_SINGLE_RESTRICTION: [
      "The sum exceeds the account's limit for one payment.",
      "订单金额超过单笔限额。",
    ],
    BEYOND_PER_RECEIPT_DAY_RESTRICTION: [
      "The account's limit for a day is reached.",
      "订单金额超过当日累计限额。",
    ],
    MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT: [
      "Alipay has suspended the account's receipts.",
      "商户暂停收款。",
    ],
    MERCHANT_PERM_RECEIPT_SINGLE_LIMIT: [
      "The sum exceeds the account's limit for one payment.",
      "超过单笔收款限额。",
    ],
    MERCHANT_PERM_RECEIPT_DAY_LIMIT: [
      "The account's limit for a day is reached.",
      "超过单日累计收款额度。",
    ],
    RESTRICTED_MERCHANT_INDUSTRY: ["The industry is restricted.", "行业信息交易受限。"],
    PRODUCT_AMOUNT_LIMIT_ERROR: ["The product's limit is reached.", "产品额度超限。"],
    MERCHANT_STATUS_NOT_NORMAL: [
      "The account is dormant (three months without a trade) or restricted.",
      "商户状态异常（超过三个月未产生交易需重新激活）。",
    ],
    SELLER_NOT_EXIST: ["There is no such seller.", "卖家不存在。"],
    ERROR_SELLER_CERTIFY_LEVEL_LIMIT: ["The seller is not certified.", "卖家认证等级不足。"],
    SECONDARY_MERCHANT_STATUS_ERROR: ["The sub-merchant is restricted.", "二级商户状态异常。"],
    SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT: [
      "The sub-merchant is being punished.",
      "二级商户被处罚，状态异常。",
    ],
  }),
  ...entries(
    { ...remedies.ownMerchant, kind: "misconfigured" },
    { SELLER_BEEN_BLOCKED: ["The account is frozen.", "商家账号被冻结。"] }
  ),
  ...entries(remedies.product, {
    MERCHANT_AGREEMENT_NOT_EXIST: ["The merchant's contract does not exist.", "商户协议不存在。"],
    MERCHANT_AGREEMENT_INVALID: ["The merchant's contract has ended.", "商户协议已失效。"],
    UN_SUPPORT_TRADE_SCENE: ["The contract does not cover this way to pay.", "不支持该交易场景。"],
    BIZ_PRODUCT_NOT_ALLOWED: ["The contract does not cover this product.", "不允许使用该产品。"],
    UNBOUND_APPLICATION: ["The app is not bound to the merchant.", "应用未绑定商户。"],
    PRODUCT_NOT_SUPPORT_IN_TINY_APP: [
      "Mini programs cannot use this product.",
      "小程序不支持该产品。",
    ],
    DEFAULT_SETTLE_RULE_NOT_EXIST: ["The account has no settlement rule.", "默认结算条款不存在。"],
  }),
  ...entries(payee, {
    INVALID_RECEIVE_ACCOUNT: ["The sellerId may not receive this payment.", "收款账户不支持。"],
  }),
  ...entries(
    {
      ...remedies.signIn,
      next: {
        en: "The shopper's id must come from the app whose appId the account has.",
        zh: "顾客标识必须由该账号 appId 对应的应用获取。",
      },
    },
    {
      OPEN_ID_NOT_TINY_APP: [
        "The shopper's id belongs to another app.",
        "open_id 不属于该小程序。",
      ],
    }
  ),
  ...entries(subject, {
    EXIST_FORBIDDEN_WORD: ["The order's text has a forbidden word.", "订单信息中包含违禁词。"],
  }),
  ...entries(address, {
    RISK_MERCHANT_IP_NOT_EXIST: [
      "Alipay wants the shopper's address.",
      "当前交易未传入 IP 信息，创单失败。",
    ],
  }),
  ...entries(
    { ...remedies.request, kind: "misconfigured" },
    { INVALID_STORE_ID: ["The store's number is wrong.", "商户门店编号无效。"] }
  ),
  ...entries(remedies.request, {
    TOTAL_FEE_EXCEED: ["The sum is not one that Alipay takes.", "订单总金额超过限额。"],
    AMOUNT_OR_CURRENCY_ERROR: ["The sum or the currency is wrong.", "订单金额或币种信息错误。"],
    CURRENCY_NOT_SUPPORT: ["The currency is not supported.", "订单币种不支持。"],
    SUB_GOODS_SIZE_MAX_COUNT: ["The order has too many lines.", "子商品明细超长。"],
    STORE_INFO_INVALID: ["The store is wrong.", "门店信息无效。"],
    SUB_MERCHANT_CREATE_FAIL: ["The sub-merchant could not be created.", "二级商户创建失败。"],
    SUB_MERCHANT_TYPE_INVALID: ["The sub-merchant's type is wrong.", "二级商户类型非法。"],
    SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID: [
      "The sub-merchant's account is wrong.",
      "二级商户账户异常。",
    ],
    SECONDARY_MERCHANT_ID_INVALID: ["There is no such sub-merchant.", "二级商户不存在。"],
    SECONDARY_MERCHANT_ID_BLANK: ["The sub-merchant is not named.", "二级商户编号错误。"],
    SECONDARY_MERCHANT_NOT_MATCH: ["The sub-merchant does not match.", "二级商户信息不匹配。"],
    SECONDARY_MERCHANT_CARD_ALIAS_NO_INVALID: [
      "The sub-merchant's card is wrong.",
      "二级商户卡编号无效。",
    ],
    PLATFORM_BUSINESS_ACQUIRE_MODE_MUST_MERCHANT_ID: [
      "The sub-merchant is not named.",
      "二级商户编码为空。",
    ],
    SMILE_PAY_MERCHANT_NOT_MATCH: [
      "Another merchant started the face payment.",
      "请求支付和刷脸服务的商户身份不一致。",
    ],
    ROYALTY_ACCOUNT_NOT_EXIST: ["A receiver of a share is missing.", "分账收款方账号不存在。"],
  }),
}
