import { entries, type ErrorTable } from "../entry"
import { common } from "./common"
import { remedies } from "./remedies"
import { absentRefund, refundCodes } from "./refund"
import { closeCodes, payCodes, queryCodes } from "./trade"

const certificate = {
  ...remedies.key,
  next: {
    en: "Check the account's certificate (apiclient_cert.p12, or the PEM pair): it must be this merchant's, and valid.",
    zh: "请检查账号的 certificate（apiclient_cert.p12 或 PEM 证书对）：须为该商户所有且在有效期内。",
  },
}

const wrongNumber = {
  INVALID_TRANSACTIONID: ["WeChat Pay's number of the trade is wrong.", "无效的微信支付订单号。"],
} as const

/**
 * The codes of WeChat Pay's API v2 (`err_code`), and what it says in words alone.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011985898
 */
export const WECHAT_V2: readonly ErrorTable[] = [
  {
    action: "any",
    title: { en: "Every call", zh: "所有接口" },
    apis: ["/pay/…", "/secapi/…"],
    codes: {
      ...common,
      ...entries(remedies.ask, {
        FAIL: [
          "WeChat Pay did not deal with the request, for another reason.",
          "通信失败，请求未被处理。",
        ],
      }),
      ...entries(certificate, {
        CERT_ERROR: ["The client certificate is wrong or missing.", "证书校验错误。"],
      }),
      ...entries(remedies.setting, {
        APPID_NOT_EXIST: ["There is no such appId.", "AppID 不存在。"],
      }),
      ...entries(remedies.badRequest, {
        LACK_PARAMS: ["The request lacks something.", "缺少参数。"],
        XML_FORMAT_ERROR: ["The XML is malformed.", "XML 格式错误。"],
        REQUIRE_POST_METHOD: ["The request was no POST.", "未使用 POST 方法。"],
        POST_DATA_EMPTY: ["The request was empty.", "POST 数据为空。"],
        NOT_UTF8: ["The text is not UTF-8.", "编码格式错误。"],
      }),
    },
  },
  {
    action: "pay",
    title: { en: "Paying", zh: "下单与支付" },
    apis: ["/pay/unifiedorder", "/pay/micropay"],
    codes: {
      ...payCodes,
      // 201 商户订单号重复 is the text that mostly comes with it.
      ...entries(remedies.lookFirst, {
        INVALID_REQUEST: [
          "The number was used with other data, or a rule forbids the request.",
          "商户订单号重复，或请求不符合业务规则。",
        ],
      }),
    },
  },
  {
    action: "query",
    title: { en: "Asking about a trade", zh: "查询交易" },
    apis: ["/pay/orderquery"],
    codes: { ...queryCodes },
  },
  {
    action: "close",
    title: { en: "Closing a trade", zh: "关闭交易" },
    apis: ["/pay/closeorder"],
    codes: {
      ...closeCodes,
      ...entries(remedies.lookFirst, {
        TRADE_STATE_ERROR: ["The trade's state does not allow it.", "订单状态错误。"],
      }),
    },
  },
  {
    action: "take_back",
    title: { en: "Taking a payment by code back", zh: "撤销付款码交易" },
    apis: ["/secapi/pay/reverse"],
    codes: {
      ...closeCodes,
      ...entries(remedies.request, wrongNumber),
      ...entries(
        {
          ...remedies.lookFirst,
          next: {
            en: "If the trade turns out to be paid, refund it.",
            zh: "若查询到交易已支付，请改为退款。",
          },
        },
        { REVERSE_EXPIRE: ["It is too late to take it back.", "订单无法撤销，已超过撤销期限。"] }
      ),
    },
  },
  {
    action: "refund",
    title: { en: "Refunding", zh: "退款" },
    apis: ["/secapi/pay/refund"],
    codes: {
      ...refundCodes,
      ...entries(remedies.refundAgain, {
        BIZERR_NEED_RETRY: [
          "The refund has to be asked for again.",
          "退款业务流程错误，需要重试。",
        ],
      }),
      ...entries(remedies.refundLater, {
        ORDER_NOT_READY: ["The trade is still being dealt with.", "订单处理中，暂时无法退款。"],
        INVALID_REQ_TOO_MUCH: ["Too many wrong requests.", "无效请求过多。"],
      }),
      ...entries(remedies.refundMerchant, {
        ERROR: ["WeChat Pay refused; its own words say why.", "业务错误，详见微信支付返回的说明。"],
      }),
    },
  },
  {
    action: "query_refund",
    title: { en: "Asking about a refund", zh: "查询退款" },
    apis: ["/pay/refundquery"],
    codes: {
      ...entries(absentRefund, {
        REFUNDNOTEXIST: ["WeChat Pay never accepted this refund.", "退款单不存在，从未受理。"],
        ORDER_NOT_EXIST: ["WeChat Pay knows no such trade.", "订单不存在。"],
      }),
      ...entries(remedies.request, wrongNumber),
    },
  },
  {
    action: "bill",
    title: { en: "Bills", zh: "账单" },
    apis: ["/pay/downloadbill", "/pay/downloadfundflow"],
    codes: {
      ...entries(remedies.noBill, {
        NO_BILL_EXIST: ["Nothing happened on that day.", "账单不存在，当日无交易。"],
      }),
      ...entries(remedies.billNotYet, {
        BILL_CREATING: ["The bill is being made.", "账单未生成。"],
      }),
      ...entries(remedies.billLater, {
        SYSTEM_ERROR: ["WeChat Pay's system failed.", "下载失败，系统超时。"],
        "CompressGZip Error": ["The bill could not be packed.", "账单压缩失败。"],
        "UnCompressGZip Error": ["The bill could not be unpacked.", "账单解压失败。"],
      }),
      ...entries(remedies.bill, {
        "invalid bill_type": ["There is no such kind of bill.", "账单类型错误。"],
        "data format error": ["The day is malformed.", "日期格式错误。"],
        "missing parameter": ["The request lacks something.", "缺少参数。"],
      }),
    },
  },
]
