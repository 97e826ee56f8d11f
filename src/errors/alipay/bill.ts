import { entries, type ErrorTable } from "../entry"
import { remedies } from "./remedies"

/** The published spellings and those that production answers with differ. */
export const bill: ErrorTable = {
  action: "bill",
  title: { en: "Bills", zh: "账单" },
  apis: ["alipay.data.dataservice.bill.downloadurl.query"],
  codes: {
    ...entries(remedies.billNotYet, {
      BILL_NOT_EXIST: ["There is no bill, or not yet.", "账单不存在，或尚未生成。"],
    }),
    ...entries(remedies.noBill, {
      NO_BILL_DATA: ["Nothing happened on that day.", "无账单数据。"],
      BILL_DATE_BEFORE_REGISTRATION: [
        "The day is before the account was opened.",
        "账单日期早于商户注册日期。",
      ],
    }),
    ...entries(remedies.billLater, {
      UNKNOWN_ERROR: ["Alipay failed without saying why.", "未知错误。"],
      SYSTEM_RATE_LIMIT: ["Too many bills are asked for at Alipay.", "系统限流。"],
      USER_RATE_LIMIT: ["You ask for too many bills.", "用户限流。"],
    }),
    ...entries(remedies.bill, {
      INVALID_ARGUMENTS: ["The day or the kind of bill is wrong.", "账单日期或类型不合法。"],
      TYPE_NOT_SUPPORTED: ["There is no such kind of bill.", "不支持的账单类型。"],
    }),
  },
}

export const identify: ErrorTable = {
  action: "identify",
  title: { en: "Who the shopper is", zh: "获取顾客标识" },
  apis: ["alipay.system.oauth.token"],
  codes: entries(remedies.signIn, {
    "code-invalid": [
      "The shopper's code is wrong, expired or used.",
      "授权码无效、已过期或已使用。",
    ],
    "code-is-invalid": [
      "The shopper's code is wrong, expired or used.",
      "授权码无效、已过期或已使用。",
    ],
  }),
}
