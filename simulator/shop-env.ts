import type { Credentials } from "./credentials"

/** The environment variables by which a shop is pointed at this simulator. */
export type ShopEnv = Record<
  | "ALIPAY_ENDPOINT"
  | "ALIPAY_APP_ID"
  | "ALIPAY_PRIVATE_KEY"
  | "ALIPAY_PUBLIC_KEY"
  | "ALIPAY_SELLER_ID"
  | "WECHAT_ENDPOINT"
  | "WECHAT_MCH_ID"
  | "WECHAT_APP_ID"
  | "WECHAT_APP_SECRET"
  | "WECHAT_MINI_APP_ID"
  | "WECHAT_MINI_APP_SECRET"
  | "WECHAT_LOGIN_ENDPOINT"
  | "WECHAT_SERIAL_NO"
  | "WECHAT_PRIVATE_KEY"
  | "WECHAT_API_V3_KEY"
  | "WECHAT_API_V2_KEY"
  | "WECHAT_PUBLIC_KEY_ID"
  | "WECHAT_PUBLIC_KEY",
  string
>

/** What a merchant would copy from both gateways' consoles, and where they listen. */
export function shopEnv({ alipay, wechat }: Credentials, url: string): ShopEnv {
  return {
    ALIPAY_ENDPOINT: `${url}/gateway.do`,
    ALIPAY_APP_ID: alipay.appId,
    ALIPAY_PRIVATE_KEY: alipay.app.privateKey,
    ALIPAY_PUBLIC_KEY: alipay.gateway.publicKey,
    ALIPAY_SELLER_ID: alipay.sellerId,
    WECHAT_ENDPOINT: url,
    WECHAT_MCH_ID: wechat.mchId,
    WECHAT_APP_ID: wechat.appId,
    WECHAT_APP_SECRET: wechat.appSecret,
    WECHAT_MINI_APP_ID: wechat.mini.appId,
    WECHAT_MINI_APP_SECRET: wechat.mini.appSecret,
    WECHAT_LOGIN_ENDPOINT: url,
    WECHAT_SERIAL_NO: wechat.serialNo,
    WECHAT_PRIVATE_KEY: wechat.merchant.privateKey,
    WECHAT_API_V3_KEY: wechat.apiV3Key,
    WECHAT_API_V2_KEY: wechat.apiV2Key,
    WECHAT_PUBLIC_KEY_ID: wechat.publicKeyId,
    WECHAT_PUBLIC_KEY: wechat.platform.publicKey,
  }
}
