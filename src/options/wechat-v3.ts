import { publicHalf, readCertificate, readPrivateKey, readPublicKey } from "./keys"
import type { OptionReader } from "./problems"
import { keyOption, privatePem, publicPem, type SharedOptions } from "./shared"
import type { WechatV3Account, WechatV3Options } from "./types"
import { APP_ID, MCH_ID, readAppIds, readWechatCommon } from "./wechat-apps"

export function readWechatV3Account(
  given: Partial<WechatV3Options>,
  options: OptionReader,
  shared: SharedOptions
): WechatV3Account {
  const privateKey = keyOption(options, "privateKey", readPrivateKey, given.privateKey)
  const platformKeys = readPlatformKeys(given, options)
  const own = privateKey ? publicHalf(privateKey).toString("base64") : ""
  if (own && Object.values(platformKeys).some((pem) => pem.replace(/\s/g, "").includes(own))) {
    options.problem("publicKey", "is your own public key: copy WeChat Pay's (微信支付公钥).")
  }
  return {
    ...readWechatCommon(given, options, shared),
    apiVersion: "v3",
    storeId: options.optionalText("storeId", /^[\w-]{1,32}$/, "use letters and digits.") ?? "main",
    serialNo: options
      .text(
        "serialNo",
        /^[0-9A-Fa-f]{16,64}$/,
        "copy the serial of the merchant's API certificate."
      )
      .toUpperCase(),
    privateKey: privatePem(privateKey),
    apiV3Key: options.text(
      "apiV3Key",
      /^[\x21-\x7e]{32}$/,
      "set the APIv3 key, exactly 32 characters."
    ),
    apiV2Key:
      options.optionalText(
        "apiV2Key",
        /^[0-9A-Za-z]{32}$/,
        "set the APIv2 key (API密钥), exactly 32 letters and digits, or leave it out."
      ) ?? null,
    platformKeys,
    downloadCertificates: given.platformCertificates === "download",
    subMerchant: readSubMerchant(given, options),
  }
}

function readSubMerchant(
  given: Partial<WechatV3Options>,
  options: OptionReader
): WechatV3Account["subMerchant"] {
  const sub = options.nested("subMerchant", 'write { mchId: "…" }, or leave it out.')
  if (!sub) return null
  const mchId = sub.text("mchId", MCH_ID, "copy the sub-merchant's number (特约商户号).")
  if (mchId && mchId === given.mchId) {
    sub.problem("mchId", "is your own number: copy the sub-merchant's (特约商户号).")
  }
  const appId = sub.optionalText("appId", APP_ID, "copy the sub-merchant's AppID, wx…")
  const appIds = readAppIds(sub)
  if (!appId && Object.keys(appIds).length > 0) {
    sub.problem("appId", "is missing: `appIds` names only the scenes that differ from it.")
  }
  return { mchId, appIds, ...(appId ? { appId } : {}) }
}

function readPlatformKeys(
  given: Partial<WechatV3Options>,
  options: OptionReader
): Record<string, string> {
  const keys: Record<string, string> = {}
  if (given.publicKeyId || given.publicKey) {
    const shape = /^PUB_KEY_ID_[0-9A-Za-z]+$/
    const id = options.text("publicKeyId", shape, "copy it beside the public key, PUB_KEY_ID_…")
    keys[id] = publicPem(keyOption(options, "publicKey", readPublicKey, given.publicKey))
  }
  const certificates = given.platformCertificates ?? []
  if (certificates === "download") return keys
  if (!Array.isArray(certificates)) {
    options.problem("platformCertificates", 'must be a list or "download": write ["…"].')
    return keys
  }
  for (const [index, value] of certificates.entries()) {
    const name = `platformCertificates[${index}]`
    const certificate = keyOption(options, name, readCertificate, value)
    if (!certificate) continue
    if (new Date(certificate.validTo) <= new Date()) {
      options.problem(
        name,
        `expired on ${certificate.validTo}: write "download" instead of a list.`
      )
    }
    keys[certificate.serialNumber] = certificate.toString()
  }
  if (Object.keys(keys).length === 0) {
    options.problem(
      "publicKey",
      'is missing: give `publicKeyId` and `publicKey`, or `platformCertificates: "download"`.'
    )
  }
  return keys
}
