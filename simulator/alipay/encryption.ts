import { createCipheriv, createDecipheriv } from "node:crypto"

const ZEROS = Buffer.alloc(16)

/** AES-128-CBC with an IV of zeros and PKCS#7 padding, base64. */
export function encrypted(text: string, key: string): string {
  const cipher = createCipheriv("aes-128-cbc", Buffer.from(key, "base64"), ZEROS)
  return cipher.update(text, "utf8", "base64") + cipher.final("base64")
}

/** Throws when it was not encrypted with this key. */
export function decrypted(text: string, key: string): string {
  const decipher = createDecipheriv("aes-128-cbc", Buffer.from(key, "base64"), ZEROS)
  return decipher.update(text, "base64", "utf8") + decipher.final("utf8")
}
