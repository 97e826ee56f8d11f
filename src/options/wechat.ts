import { LOGIN_ENDPOINT } from "../gateways/wechat-login/login"
import { WECHAT_SCENES } from "../gateways/wechat-v3/scenes"
import { publicHalf, readCertificate, readPrivateKey, readPublicKey } from "./keys"
import type { OptionReader } from "./problems"
import { accountBase, keyOption, privatePem, publicPem, type SharedOptions } from "./shared"
import type { WechatAccount, WechatOptions } from "./types"

const APP_ID = /^(wx|ww)[0-9a-zA-Z]{16}$/
const SCENES = Object.keys(WECHAT_SCENES)
const MCH_ID = /^\d{8,10}$/
const BACKUP_ENDPOINT = "https://api2.mch.weixin.qq.com"
const ENDPOINT = "https://api.mch.weixin.qq.com"

export function readWechatAccount(
  given: Partial<WechatOptions>,
  options: OptionReader,
  shared: SharedOptions
): WechatAccount {
  const privateKey = keyOption(options, "privateKey", readPrivateKey, given.privateKey)
  const platformKeys = readPlatformKeys(given, options)
  const own = privateKey ? publicHalf(privateKey).toString("base64") : ""
  if (own && Object.values(platformKeys).some((pem) => pem.replace(/\s/g, "").includes(own))) {
    options.problem("publicKey", "is your own public key: copy WeChat Pay's (微信支付公钥).")
  }
  return {
    ...accountBase("wechat", options, shared, SCENES),
    gateway: "wechat",
    mchId: options.text("mchId", MCH_ID, "copy the merchant number (商户号), digits only."),
    ...readApps(given, options),
    storeId: options.optionalText("storeId", /^[\w-]{1,32}$/, "use letters and digits.") ?? "main",
    loginEndpoint: options.url(
      "loginEndpoint",
      `leave it out for ${LOGIN_ENDPOINT}.`,
      LOGIN_ENDPOINT
    ),
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
    platformKeys,
    downloadCertificates: given.platformCertificates === "download",
    subMerchant: readSubMerchant(given, options),
    ...readEndpoints(given, options),
  }
}

function readEndpoints(given: Partial<WechatOptions>, options: OptionReader) {
  const endpoint = options.url("endpoint", `leave it out for ${ENDPOINT}.`, ENDPOINT)
  // The official backup stands in for the official host only, never for another gateway.
  const otherwise = endpoint === ENDPOINT ? BACKUP_ENDPOINT : undefined
  if (!given.backupEndpoint && !otherwise) return { endpoint, backupEndpoint: null }
  const mend = `leave it out for ${BACKUP_ENDPOINT}.`
  const backupEndpoint = options.url("backupEndpoint", mend, otherwise)
  if (backupEndpoint === endpoint) options.problem("backupEndpoint", `is the endpoint: ${mend}`)
  return { endpoint, backupEndpoint }
}

function readSubMerchant(
  given: Partial<WechatOptions>,
  options: OptionReader
): WechatAccount["subMerchant"] {
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

function readAppIds(options: OptionReader): Record<string, string> {
  const name = new RegExp(`^(${SCENES.join("|")})$`)
  const mend = `write the AppID of a scene, { mini: "wx…" }; scenes are ${SCENES.join(", ")}.`
  return options.texts("appIds", { name, value: APP_ID }, mend)
}

/** A prepared payment works in one app only, and a secret belongs to one app. */
function readApps(given: Partial<WechatOptions>, options: OptionReader) {
  const appId = options.text("appId", APP_ID, "copy the AppID bound to the merchant, wx…")
  const appIds = readAppIds(options)
  const secret = /^[0-9a-zA-Z]{32}$/
  const shape = { name: APP_ID, value: secret }
  const appSecrets = options.texts("appSecrets", shape, 'write { "wx…": "32 characters" }.')
  const sub = given.subMerchant
  const known = [appId, ...Object.values(appIds), sub?.appId, ...Object.values(sub?.appIds ?? {})]
  for (const stray of Object.keys(appSecrets).filter((id) => !known.includes(id))) {
    options.problem(
      `appSecrets.${stray}`,
      "belongs to no app in `appId` or `appIds`: add it there."
    )
  }
  return { appId, appIds, appSecrets }
}

function readPlatformKeys(
  given: Partial<WechatOptions>,
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
    keys[certificate.serialNumber] = publicPem(certificate.publicKey)
  }
  if (Object.keys(keys).length === 0) {
    options.problem(
      "publicKey",
      'is missing: give `publicKeyId` and `publicKey`, or `platformCertificates: "download"`.'
    )
  }
  return keys
}
