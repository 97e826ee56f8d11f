import { readClientCertificate } from "./client-certificate"
import { readCertificate } from "./keys"
import type { OptionReader } from "./problems"
import { keyOption, type SharedOptions } from "./shared"
import type { WechatV2Account, WechatV2Options } from "./types"
import { readWechatCommon } from "./wechat-apps"

/** What belongs to v3 alone, and would be taken for something that works. */
const V3_ONLY = ["serialNo", "apiV3Key", "publicKeyId", "platformCertificates", "subMerchant"]

export function readWechatV2Account(
  given: Partial<WechatV2Options>,
  options: OptionReader,
  shared: SharedOptions
): WechatV2Account {
  for (const name of V3_ONLY.filter((it) => it in given)) {
    options.problem(name, "belongs to API v3: leave it out, or leave out `apiVersion`.")
  }
  const common = readWechatCommon(given, options, shared)
  const ca = given.endpointCa && keyOption(options, "endpointCa", readCertificate, given.endpointCa)
  const signType = options.optionalText(
    "signType",
    /^(MD5|HMAC-SHA256)$/,
    "use `HMAC-SHA256` or `MD5`."
  )
  return {
    ...common,
    apiVersion: "v2",
    apiKey: options.text(
      "apiKey",
      /^[\x21-\x7e]{32}$/,
      "set the APIv2 key (API 密钥), exactly 32 characters."
    ),
    signType: signType === "MD5" ? "MD5" : "HMAC-SHA256",
    certificate: readClientCertificate(given, options, common.mchId),
    endpointCa: ca ? ca.toString() : null,
  }
}
