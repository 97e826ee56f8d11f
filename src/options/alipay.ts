import { ALIPAY_SCENES } from "../gateways/alipay/scenes"
import { publicHalf, readPrivateKey, readPublicKey } from "./keys"
import type { OptionReader } from "./problems"
import { accountBase, keyOption, privatePem, publicPem, type SharedOptions } from "./shared"
import type { AlipayAccount, AlipayOptions } from "./types"

const ENDPOINT = "https://openapi.alipay.com/gateway.do"

export function readAlipayAccount(
  given: Partial<AlipayOptions>,
  options: OptionReader,
  shared: SharedOptions
): AlipayAccount {
  const privateKey = keyOption(options, "privateKey", readPrivateKey, given.privateKey)
  const alipayPublicKey = keyOption(
    options,
    "alipayPublicKey",
    readPublicKey,
    given.alipayPublicKey
  )
  if (privateKey && alipayPublicKey) {
    const theirs = alipayPublicKey.export({ type: "spki", format: "der" })
    if (publicHalf(privateKey).equals(theirs)) {
      options.problem(
        "alipayPublicKey",
        "is your application's own public key: copy Alipay's (支付宝公钥) from the open platform."
      )
    }
  }
  return {
    ...accountBase("alipay", options, shared, Object.keys(ALIPAY_SCENES)),
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
    alipayPublicKey: publicPem(alipayPublicKey),
    endpoint: options.url("endpoint", `leave it out for ${ENDPOINT}.`, ENDPOINT),
  }
}
