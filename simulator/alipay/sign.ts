import { sign, verify } from "node:crypto"

type Params = Record<string, string>

/** `k=v&k=v` of the non-empty parameters in ASCII order, raw values, without `omitted`. */
export function signingText(params: Params, omitted: string[]): string {
  return Object.keys(params)
    .filter((key) => !omitted.includes(key) && params[key] !== "")
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join("&")
}

/** A request's text: `sign_type` is in it, only `sign` is not. */
export function requestText(params: Params): string {
  return signingText(params, ["sign"])
}

/** A notification's and a return's text: neither `sign` nor `sign_type` is in it. */
export function notificationText(params: Params): string {
  return signingText(params, ["sign", "sign_type"])
}

/** RSA2: SHA256withRSA, PKCS#1 v1.5, base64. */
export function rsa2(text: string, privateKey: string): string {
  return sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64")
}

export function rsa2Matches(text: string, signature: string, publicKey: string): boolean {
  return verify("RSA-SHA256", Buffer.from(text), publicKey, Buffer.from(signature, "base64"))
}
