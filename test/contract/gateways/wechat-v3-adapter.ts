import { createPrivateKey, createPublicKey } from "node:crypto"
import { newOutTradeNo } from "../../../src/core/ids"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import type { WechatSettings } from "../../../src/gateways/wechat-v3/options"
import type { Adapter, BenchSettings } from "./bench"

export interface Ways {
  keys?: "public_key" | "certificates" | "both"
  partner?: boolean
}

/** The settings of a merchant who trusts WeChat Pay in the given way. */
export function wechatV3Settings(
  { simulator, notifyUrl, limits, reach, clock = () => new Date(), privateKey }: BenchSettings,
  { keys = "public_key", partner = false }: Ways = {}
): WechatSettings {
  const { env, credentials } = simulator
  const { sub } = credentials.wechat
  const publicKey = [env.WECHAT_PUBLIC_KEY_ID, createPublicKey(env.WECHAT_PUBLIC_KEY)] as const
  return {
    appId: env.WECHAT_APP_ID,
    mchId: env.WECHAT_MCH_ID,
    serialNo: env.WECHAT_SERIAL_NO,
    privateKey: createPrivateKey(privateKey ?? env.WECHAT_PRIVATE_KEY),
    apiV3Key: env.WECHAT_API_V3_KEY,
    platformKeys: new Map(keys === "certificates" ? [] : [publicKey]),
    downloadCertificates: keys !== "public_key",
    endpoint: env.WECHAT_ENDPOINT,
    clock,
    notifyUrl,
    limits,
    ...(reach && { reach }),
    ...(partner ? { subMerchant: { mchId: sub.mchId, appId: sub.appId } } : {}),
  }
}

export function wechatV3(ways: Ways = {}): Adapter {
  return {
    name: "wechat",
    scene: "native",
    signsHeaders: true,
    open: (settings) => new WechatV3Gateway(wechatV3Settings(settings, ways)),
    // The certificates are fetched with the first question.
    prepare: (gateway) => gateway.query(newOutTradeNo(new Date())),
    refusals: {
      refused: { code: "TRADE_OVERDUE" },
      unfunded: { code: "NOT_ENOUGH" },
      unknown: { code: "SYSTEM_ERROR" },
      misconfigured: { code: "NO_AUTH" },
    },
  }
}
