import { LOGIN_ENDPOINT } from "../gateways/wechat-login/login"
import { WECHAT_SCENES } from "../gateways/wechat-v3/scenes"
import { publicHalf, readCertificate, readPrivateKey, readPublicKey } from "./keys"
import type { OptionReader } from "./problems"
import { accountBase, keyOption, privatePem, publicPem, type SharedOptions } from "./shared"
import type { WechatAccount, WechatOptions } from "./types"

const APP_ID = /^(wx|ww)[0-9a-zA-Z]{16}$/
const SCENES = Object.keys(WECHAT_SCENES)
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
    mchId: options.text("mchId", /^\d{8,10}$/, "copy the merchant number (商户号), digits only."),
    ...readApps(options),
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
    endpoint: options.url("endpoint", `leave it out for ${ENDPOINT}.`, ENDPOINT),
  }
}

/** A prepared payment works in one app only, and a secret belongs to one app. */
function readApps(options: OptionReader) {
  const appId = options.text("appId", APP_ID, "copy the AppID bound to the merchant, wx…")
  const scene = new RegExp(`^(${SCENES.join("|")})$`)
  const mend = `write the AppID of a scene, { mini: "wx…" }; scenes are ${SCENES.join(", ")}.`
  const appIds = options.texts("appIds", { name: scene, value: APP_ID }, mend)
  const secret = /^[0-9a-zA-Z]{32}$/
  const shape = { name: APP_ID, value: secret }
  const appSecrets = options.texts("appSecrets", shape, 'write { "wx…": "32 characters" }.')
  const known = [appId, ...Object.values(appIds)]
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
  if (!Array.isArray(certificates)) {
    options.problem("platformCertificates", 'must be a list: write ["…"].')
    return keys
  }
  for (const [index, value] of certificates.entries()) {
    const name = `platformCertificates[${index}]`
    const certificate = keyOption(options, name, readCertificate, value)
    if (certificate) keys[certificate.serialNumber] = publicPem(certificate.publicKey)
  }
  if (Object.keys(keys).length === 0) {
    options.problem("publicKey", "is missing: give `publicKeyId` and `publicKey`, or certificates.")
  }
  return keys
}
