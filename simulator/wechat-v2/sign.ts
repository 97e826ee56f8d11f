import { createCipheriv, createHash, createHmac } from "node:crypto"
import type { Fields } from "./xml"

export type SignType = "MD5" | "HMAC-SHA256"

/** The upper-case hex digest of `a=1&b=2&key=…`: names in ASCII order, empty values left out. */
export function signed(fields: Fields, key: string, type: SignType): string {
  const names = Object.keys(fields).sort()
  const pairs = names
    .filter((name) => name !== "sign" && fields[name])
    .map((name) => `${name}=${fields[name]}`)
  const text = [...pairs, `key=${key}`].join("&")
  const digest =
    type === "MD5"
      ? createHash("md5").update(text, "utf8").digest("hex")
      : createHmac("sha256", key).update(text, "utf8").digest("hex")
  return digest.toUpperCase()
}

/** `req_info` of a refund notice: AES-256-ECB under the hex of the key's MD5. */
export function sealed(text: string, key: string): string {
  const secret = Buffer.from(createHash("md5").update(key).digest("hex"), "ascii")
  const cipher = createCipheriv("aes-256-ecb", secret, Buffer.alloc(0))
  return cipher.update(text, "utf8", "base64") + cipher.final("base64")
}
