import { entries, type ErrorEntries } from "../entry"
import { remedies } from "./remedies"

const pair = {
  ...remedies.setting,
  next: {
    en: "Bind the app to the merchant number in WeChat Pay's merchant platform, or mend appId and mchId.",
    zh: "请在微信支付商户平台“AppID 账号管理”中关联 AppID 与商户号，或更正 appId、mchId。",
  },
}

/**
 * What both APIs answer with, whatever is asked.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012081606
 */
export const common: ErrorEntries = {
  ...entries(remedies.ask, {
    SYSTEM_ERROR: ["WeChat Pay's system failed.", "微信支付系统错误。"],
    BANK_ERROR: ["The bank's system failed.", "银行系统异常。"],
  }),
  ...entries(
    { ...remedies.ask, shopper: "confirm" },
    {
      USER_PAYING: ["The shopper is about to enter the password.", "用户支付中，正在输入密码。"],
    }
  ),
  ...entries(remedies.slowDown, {
    FREQUENCY_LIMITED: ["Too many calls.", "频率超限。"],
    RATELIMIT_EXCEEDED: ["Too many calls.", "请求超过频率限制。"],
  }),
  ...entries(remedies.key, {
    SIGN_ERROR: [
      "WeChat Pay does not accept our signature: a key, its serial number or the clock is wrong.",
      "签名错误：密钥、证书序列号或服务器时间不正确。",
    ],
  }),
  ...entries(remedies.permission, {
    NO_AUTH: ["The merchant may not do this.", "商户无此接口权限。"],
  }),
  ...entries(pair, {
    APPID_MCHID_NOT_MATCH: [
      "The appId and the mchId do not belong together.",
      "AppID 与商户号不匹配。",
    ],
  }),
  ...entries(remedies.setting, {
    MCHID_NOT_EXIST: ["There is no such merchant number.", "商户号不存在。"],
    ACCOUNT_ERROR: ["The account is not as it should be.", "账号异常。"],
  }),
  ...entries(remedies.request, {
    PARAM_ERROR: ["A parameter is wrong.", "参数错误。"],
    INVALID_REQUEST: ["A rule of WeChat Pay's forbids the request.", "请求不符合业务规则。"],
  }),
}
