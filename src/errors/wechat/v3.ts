import { entries, type ErrorTable } from "../entry"
import { common } from "./common"
import { remedies } from "./remedies"
import { absentRefund, refundCodes } from "./refund"
import { closeCodes, payCodes, queryCodes } from "./trade"

const TRANSACTIONS = "/v3/pay/transactions"
const REFUNDS = "/v3/refund/domestic/refunds"

const scenes = ["native", "jsapi", "mini", "h5", "app", "barcode"]

const ruleLimit = {
  RULE_LIMIT: [
    "A rule of risk, amount or product forbids it.",
    "业务规则限制（风控、金额或产品）。",
  ],
} as const

/** These come with status 500, which leaves open what happened. */
const wrongId = {
  OPENID_MISMATCH: ["The shopper's openid belongs to another app.", "openid 与 AppID 不匹配。"],
} as const

/**
 * The codes of WeChat Pay's API v3.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012081606
 */
export const WECHAT_V3: readonly ErrorTable[] = [
  {
    action: "any",
    title: { en: "Every call", zh: "所有接口" },
    apis: ["/v3/…"],
    codes: {
      ...common,
      ...entries(remedies.askAgain, {
        HTTP_202: [
          "WeChat Pay has taken the request, and not dealt with it.",
          "请求已接受，尚未处理。",
        ],
      }),
      ...entries(remedies.ask, {
        SERVICE_UNAVAILABLE: ["WeChat Pay is not available.", "服务不可用。"],
      }),
      ...entries(remedies.setting, {
        MCH_NOT_EXISTS: ["There is no such merchant number.", "商户号不存在。"],
      }),
    },
  },
  {
    action: "pay",
    title: { en: "Paying", zh: "下单与支付" },
    apis: [
      ...["native", "jsapi", "h5", "app"].map((type) => `POST ${TRANSACTIONS}/${type}`),
      `POST ${TRANSACTIONS}/codepay`,
    ],
    operations: scenes.map((scene) => `create ${scene}`),
    codes: {
      ...payCodes,
      ...entries({ ...remedies.ownMerchant, kind: "misconfigured" }, ruleLimit),
      ...entries({ ...remedies.signIn, kind: "unknown", retry: "after_query" }, wrongId),
    },
  },
  {
    action: "query",
    title: { en: "Asking about a trade", zh: "查询交易" },
    apis: [`GET ${TRANSACTIONS}/out-trade-no/{out_trade_no}`],
    operations: ["query"],
    codes: {
      ...queryCodes,
      ...entries({ ...remedies.ownMerchant, kind: "misconfigured" }, ruleLimit),
      ...entries(remedies.lookFirst, { TRADE_ERROR: ["The trade failed.", "交易错误。"] }),
      ...entries(remedies.ask, {
        INVALID_TRANSACTIONID: ["The number is wrong.", "订单号非法。"],
      }),
    },
  },
  {
    action: "close",
    title: { en: "Closing a trade", zh: "关闭交易" },
    apis: [`POST ${TRANSACTIONS}/out-trade-no/{out_trade_no}/close`],
    operations: ["close"],
    codes: {
      ...closeCodes,
      ...entries({ ...remedies.ownMerchant, kind: "misconfigured" }, ruleLimit),
      ...entries(remedies.lookFirst, {
        OUT_TRADE_NO_USED: ["The number stands for another trade.", "商户订单号重复。"],
      }),
    },
  },
  {
    action: "take_back",
    title: { en: "Taking a payment by code back", zh: "撤销付款码交易" },
    apis: [`POST ${TRANSACTIONS}/out-trade-no/{out_trade_no}/reverse`],
    operations: ["reverse"],
    codes: { ...closeCodes },
  },
  {
    action: "refund",
    title: { en: "Refunding", zh: "退款" },
    apis: [`POST ${REFUNDS}`],
    operations: ["refund"],
    codes: {
      ...refundCodes,
      ...entries(remedies.refundCheck, {
        RESOURCE_NOT_EXISTS: ["WeChat Pay knows no such paid trade.", "订单不存在或未支付。"],
      }),
    },
  },
  {
    action: "query_refund",
    title: { en: "Asking about a refund", zh: "查询退款" },
    apis: [`GET ${REFUNDS}/{out_refund_no}`],
    operations: ["query refund"],
    codes: entries(absentRefund, {
      RESOURCE_NOT_EXISTS: ["WeChat Pay never accepted this refund.", "退款单不存在，从未受理。"],
      REFUNDNOTEXIST: ["WeChat Pay never accepted this refund.", "退款单不存在，从未受理。"],
      RESOURCE_NOT_EXIST: ["WeChat Pay never accepted this refund.", "退款单不存在，从未受理。"],
    }),
  },
  {
    action: "redirect_refund",
    title: { en: "Redirecting an abnormal refund", zh: "发起异常退款" },
    apis: [`POST ${REFUNDS}/{refund_id}/apply-abnormal-refund`],
    operations: ["redirect refund"],
    codes: {
      ...entries(remedies.refundCheck, {
        RESOURCE_NOT_EXISTS: ["WeChat Pay knows no such refund.", "退款单不存在。"],
      }),
      ...entries(
        {
          ...remedies.refundCheck,
          next: {
            en: "Check that the refund is still abnormal, and the bank, the number and the name of the card; then redirect it again.",
            zh: "请确认退款仍为异常状态，并核对银行、卡号和姓名后重新发起。",
          },
        },
        {
          INVALID_REQUEST: [
            "The refund is not abnormal, or the card was not accepted.",
            "退款不是异常状态，或银行卡信息有误。",
          ],
        }
      ),
    },
  },
  {
    action: "bill",
    title: { en: "Bills", zh: "账单" },
    apis: ["GET /v3/bill/tradebill", "GET /v3/bill/fundflowbill", "GET /v3/billdownload/file"],
    operations: ["trade bill", "fund flow bill", "bill file"],
    codes: {
      ...entries(remedies.noBill, {
        NO_STATEMENT_EXIST: ["Nothing happened on that day.", "账单文件不存在，当日无交易。"],
      }),
      ...entries(remedies.billNotYet, {
        STATEMENT_CREATING: ["The bill is being made.", "账单生成中。"],
      }),
      ...entries(remedies.billLater, {
        SYSTEM_ERROR: ["WeChat Pay's system failed.", "微信支付系统错误。"],
        FREQUENCY_LIMITED: ["Too many bills are asked for.", "频率超限。"],
      }),
      ...entries(
        { ...remedies.billNotYet, next: remedies.billLater.next },
        {
          INVALID_REQUEST: [
            "The day is wrong, or the bill's address has expired.",
            "账单日期有误，或下载地址已失效。",
          ],
        }
      ),
    },
  },
  {
    action: "keys",
    title: { en: "Platform certificates", zh: "平台证书" },
    apis: ["GET /v3/certificates"],
    operations: ["certificates"],
    codes: entries(
      {
        ...remedies.key,
        next: {
          en: 'Give publicKeyId and publicKey instead of platformCertificates: "download".',
          zh: '请改用 publicKeyId 和 publicKey，不要使用 platformCertificates: "download"。',
        },
      },
      {
        RESOURCE_NOT_EXISTS: [
          "This merchant has no platform certificates: it uses WeChat Pay's public key.",
          "无可用的平台证书，该商户使用微信支付公钥。",
        ],
      }
    ),
  },
]
