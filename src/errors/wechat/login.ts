import { entries, type ErrorTable } from "../entry"
import { remedies } from "./remedies"

const secret = {
  ...remedies.setting,
  next: {
    en: "Check appId and appSecrets against the app's page on WeChat's platform, and let the server's address into its IP list.",
    zh: "请将 appId、appSecrets 与微信公众平台核对，并将服务器 IP 加入白名单。",
  },
}

/**
 * `errcode` of WeChat's own platform, where a code becomes an openid.
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
export const WECHAT_LOGIN: readonly ErrorTable[] = [
  {
    action: "identify",
    title: { en: "Who the shopper is", zh: "获取顾客标识" },
    apis: ["/sns/oauth2/access_token", "/sns/jscode2session"],
    operations: ["identify", "identify jsapi", "identify mini"],
    codes: {
      ...entries(remedies.slowDown, {
        "-1": ["WeChat is busy.", "微信系统繁忙。"],
        "45011": ["Too many codes.", "调用频率受限。"],
      }),
      ...entries(remedies.signIn, {
        "40029": ["The shopper's code is wrong.", "授权码无效。"],
        "40163": ["The shopper's code is used.", "授权码已使用。"],
        "41008": ["There is no code.", "缺少授权码。"],
        "42003": ["The shopper's code has expired.", "授权码已过期。"],
        NO_SUCH_SCENE: ["This scene asks for no openid.", "该支付场景不需要 openid。"],
      }),
      ...entries(remedies.ownAccount, {
        "40226": ["WeChat has blocked the shopper.", "高风险用户，登录被拦截。"],
      }),
      ...entries(secret, {
        "40013": ["The appId is wrong.", "AppID 无效。"],
        "40125": ["The app's secret is wrong.", "AppSecret 无效。"],
        "40164": ["The server's address is not in the app's IP list.", "服务器 IP 不在白名单中。"],
        NO_APP_SECRET: ["The app has no secret in appSecrets.", "appSecrets 中没有该应用的密钥。"],
      }),
    },
  },
]
