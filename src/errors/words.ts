import { findEntry } from "./find"

/** WeChat Pay's API v2 refuses some requests in words alone; these are the codes that they stand for. */
const MEANINGS: readonly (readonly [words: RegExp, code: string])[] = [
  [/签名|sign error/i, "SIGN_ERROR"],
  [/证书/, "CERT_ERROR"],
  [/API权限|商户号.*权限/, "NO_AUTH"],
  [/appid.*(mch_?id|商户号)/i, "APPID_MCHID_NOT_MATCH"],
  [/appid/i, "APPID_NOT_EXIST"],
  [/mch_?id|商户号/i, "MCHID_NOT_EXIST"],
]

/** The code behind words such as `No Bill Exist` or 签名错误; `null`: they say nothing that is known. */
export function codeInWords(words: string): string | null {
  if (words !== "" && findEntry(["wechat_v2"], words)) return words
  return MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? null
}
