import type { KeyObject } from "node:crypto"
import { ALIPAY_SCENES } from "../gateways/alipay/scenes"
import { hasCertificates, readAlipayCertificates } from "./alipay-certificates"
import { publicHalf, readPrivateKey, readPublicKey } from "./keys"
import type { OptionReader } from "./problems"
import { accountBase, keyOption, privatePem, publicPem, type SharedOptions } from "./shared"
import type { AlipayAccount, AlipayOptions } from "./types"

const ENDPOINT = "https://openapi.alipay.com/gateway.do"
const SANDBOX = "https://openapi-sandbox.dl.alipaydev.com/gateway.do"

export function readAlipayAccount(
  given: Partial<AlipayOptions>,
  options: OptionReader,
  shared: SharedOptions
): AlipayAccount {
  const privateKey = keyOption(options, "privateKey", readPrivateKey, given.privateKey)
  const endpoint = readEndpoint(given, options)
  const environment = isSandbox(endpoint) ? "sandbox" : "live"
  const scenes = Object.keys(ALIPAY_SCENES)
  return {
    ...accountBase({ gateway: "alipay", environment, scenes }, options, shared),
    gateway: "alipay",
    appId: options.text(
      "appId",
      /^\d{12,32}$/,
      "copy the APPID from open.alipay.com, digits only."
    ),
    sellerId:
      options.optionalText(
        "sellerId",
        /^2088\d{12}$/,
        "copy the merchant's PID, 2088 and 12 digits."
      ) ?? null,
    privateKey: privatePem(privateKey),
    ...readTrust(given, options, privateKey),
    encryptKey:
      options.optionalText(
        "encryptKey",
        /^[A-Za-z0-9+/]{22}==$/,
        "copy the AES key from the open platform, 24 characters of base64."
      ) ?? null,
    appAuthToken:
      options.optionalText(
        "appAuthToken",
        /^[0-9A-Za-z]{1,40}$/,
        "copy the app_auth_token that the merchant's authorisation gave you."
      ) ?? null,
    endpoint,
  }
}

/** Either Alipay's public key or certificates: which one the application uses is set at Alipay. */
function readTrust(
  given: Partial<AlipayOptions>,
  options: OptionReader,
  privateKey: KeyObject | null
): Pick<AlipayAccount, "alipayPublicKey" | "certificates"> {
  if (!hasCertificates(given)) {
    return { alipayPublicKey: readAlipayKey(given, options, privateKey), certificates: null }
  }
  if (given.alipayPublicKey !== undefined) {
    options.problem(
      "alipayPublicKey",
      "cannot stand beside certificates: leave out what the application does not use."
    )
  }
  const certificates = readAlipayCertificates(given, options, privateKey)
  return { alipayPublicKey: "", certificates }
}

function readAlipayKey(
  given: Partial<AlipayOptions>,
  options: OptionReader,
  privateKey: KeyObject | null
): string {
  const key = keyOption(options, "alipayPublicKey", readPublicKey, given.alipayPublicKey)
  if (privateKey && key) {
    const theirs = key.export({ type: "spki", format: "der" })
    if (publicHalf(privateKey).equals(theirs)) {
      options.problem(
        "alipayPublicKey",
        "is your application's own public key: copy Alipay's (支付宝公钥) from the open platform."
      )
    }
  }
  return publicPem(key)
}

function readEndpoint(
  { sandbox, endpoint }: Partial<AlipayOptions>,
  options: OptionReader
): string {
  if (sandbox !== undefined && typeof sandbox !== "boolean") {
    options.problem("sandbox", "must be true or false.")
  }
  if (sandbox === true && endpoint !== undefined) {
    options.problem("sandbox", "cannot stand beside `endpoint`: leave one of them out.")
  }
  const otherwise = sandbox === true ? SANDBOX : ENDPOINT
  return options.url("endpoint", `leave it out for ${ENDPOINT}.`, otherwise)
}

/** However it was asked for: by `sandbox`, or by an endpoint on the sandbox's domain. */
function isSandbox(endpoint: string): boolean {
  return URL.canParse(endpoint) && /(^|\.)alipaydev\.com$/.test(new URL(endpoint).hostname)
}
