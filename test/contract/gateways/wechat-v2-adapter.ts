import type { TlsIdentity } from "../../../src/gateways/http"
import { WechatV2Gateway } from "../../../src/gateways/wechat-v2/gateway"
import type { WechatV2Settings } from "../../../src/gateways/wechat-v2/options"
import type { Adapter, BenchSettings } from "./bench"

export function wechatV2Settings(
  { simulator, notifyUrl, limits, reach, clock = () => new Date(), privateKey }: BenchSettings,
  signType: WechatV2Settings["signType"]
): WechatV2Settings {
  const { secureUrl, ca, credentials } = simulator
  const { appId, mchId, apiV2Key, merchantCertificate, merchant } = credentials.wechat
  const certificate: TlsIdentity = { cert: merchantCertificate, key: merchant.privateKey, ca }
  return {
    appId,
    mchId,
    // An impostor has a key of his own.
    apiKey: privateKey ? "x".repeat(32) : apiV2Key,
    signType,
    certificate,
    endpoint: secureUrl,
    clock,
    notifyUrl,
    limits,
    ...(reach && { reach }),
  }
}

export function wechatV2(signType: WechatV2Settings["signType"] = "HMAC-SHA256"): Adapter {
  return {
    name: "wechat",
    scene: "native",
    hasBareBills: true,
    open: (settings) => new WechatV2Gateway(wechatV2Settings(settings, signType)),
    refusals: {
      refused: { code: "INVALID_REQUEST" },
      unfunded: { code: "NOTENOUGH" },
      unknown: { code: "SYSTEMERROR" },
      misconfigured: { code: "NOAUTH" },
    },
  }
}
