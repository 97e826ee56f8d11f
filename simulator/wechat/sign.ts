import { createCipheriv, sign, verify } from "node:crypto"
import type { Credentials } from "../credentials"
import type { Seal } from "../operation"
import type { Platform } from "./platform"
import { alphanumeric } from "../ids"

/** SHA256withRSA over lines that each end with a line feed, the last one too. */
export function signLines(lines: string[], privateKey: string): string {
  return sign("RSA-SHA256", Buffer.from(joined(lines)), privateKey).toString("base64")
}

export function linesMatch(lines: string[], signature: string, publicKey: string): boolean {
  const bytes = Buffer.from(signature, "base64")
  return verify("RSA-SHA256", Buffer.from(joined(lines)), publicKey, bytes)
}

function joined(lines: string[]): string {
  return lines.map((line) => `${line}\n`).join("")
}

/** `Wechatpay-*` headers over a body. */
export function signatureHeaders(
  { credentials, platform }: { credentials: Credentials; platform: Platform },
  body: string,
  { serial, at, seal = "genuine" }: { serial: string | undefined; at: Date; seal?: Seal }
): Record<string, string> {
  if (seal === "none") return {}
  const key = platform.signer(serial)
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const nonce = alphanumeric(32)
  const stranger = credentials.stranger.privateKey
  const privateKey = seal === "wrong_key" ? stranger : key.privateKey
  return {
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": signLines([timestamp, nonce, body], privateKey),
    "Wechatpay-Serial": key.serial,
  }
}

/** AEAD_AES_256_GCM with the merchant's APIv3 key; the tag follows the ciphertext. */
export function encrypted(credentials: Credentials, plaintext: string, associatedData: string) {
  const nonce = alphanumeric(12)
  const cipher = createCipheriv("aes-256-gcm", credentials.wechat.apiV3Key, nonce)
  cipher.setAAD(Buffer.from(associatedData))
  const bytes = [cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]
  return {
    algorithm: "AEAD_AES_256_GCM",
    nonce,
    associated_data: associatedData,
    ciphertext: Buffer.concat(bytes).toString("base64"),
  }
}
