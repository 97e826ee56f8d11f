import { generateKeyPairSync, sign, type KeyObject } from "node:crypto"

export interface Pair {
  privateKey: KeyObject
  publicKey: KeyObject
}

const pair = (): Pair => generateKeyPairSync("rsa", { modulusLength: 2048 })

export const merchant = pair()
export const gateway = pair()
/** The name of the gateway's key, as WeChat Pay names it. */
export const SERIAL = "PUB_KEY_ID_0100000000000000000000000001"

export function signed(text: string, { privateKey }: Pair): string {
  return sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64")
}

export function privatePem({ privateKey }: Pair, type: "pkcs1" | "pkcs8"): string {
  return privateKey.export({ type, format: "pem" }).toString()
}

export function publicPem({ publicKey }: Pair): string {
  return publicKey.export({ type: "spki", format: "pem" }).toString()
}
