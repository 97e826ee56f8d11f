import { createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto"
import { fixture } from "./fixture"

/** Test keys that their owners published: making new ones would cost each test file a second. */
const ALIPAY = "alipay+alipay-sdk-nodejs-all/fixtures"
const WECHAT = "wechatpay-apiv3+wechatpay-go"

export interface Pair {
  privateKey: KeyObject
  publicKey: KeyObject
}

function pair(file: string): Pair {
  const privateKey = createPrivateKey(fixture(file))
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The merchant's. */
export const merchant = pair(`${ALIPAY}/app-private-key.pem`)
/** The gateway's. */
export const gateway = pair(`${WECHAT}/platform_testing_private_key.pem`)
/** Nobody's whom we know. */
export const stranger = pair("wechat-official-docs/official_test_merchant_private_key.pem")

export function signed(text: string | Buffer, by: Pair, algorithm = "RSA-SHA256"): string {
  return sign(algorithm, Buffer.from(text), by.privateKey).toString("base64")
}

export function pem(key: KeyObject): string {
  const type = key.type === "private" ? "pkcs8" : "spki"
  return key.export({ type, format: "pem" } as { type: "spki"; format: "pem" }).toString()
}
