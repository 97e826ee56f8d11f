import { createCipheriv, createDecipheriv } from "node:crypto"

/** 接口内容加密: AES/CBC/PKCS5Padding with an IV of zeros. @see https://opendocs.alipay.com/common/02mse3 */
const IV = Buffer.alloc(16)

export function encryptContent(plain: string, key: Buffer): string {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, IV)
  return Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]).toString("base64")
}

/** `null`: it was not encrypted with this key. */
export function decryptContent(encrypted: string, key: Buffer): string | null {
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, IV)
  try {
    const bytes = Buffer.concat([decipher.update(encrypted, "base64"), decipher.final()])
    return bytes.toString("utf8")
  } catch {
    return null
  }
}
