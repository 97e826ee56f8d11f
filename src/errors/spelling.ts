/** Two spellings of each code live side by side (`ORDERNOTEXIST`, `ORDER_NOT_EXIST`), in both APIs. */
export function normalCode(code: string): string {
  const normal = code.replaceAll(/[_ ]/g, "").toUpperCase()
  return WECHAT_ALIASES[normal] ?? normal
}

const WECHAT_ALIASES: Readonly<Record<string, string>> = {
  FREQUENCYLIMIT: "FREQUENCYLIMITED",
  RATELIMITEXCEED: "RATELIMITEXCEEDED",
}

/**
 * Alipay's sub-codes come with and without a prefix (`ACQ.`, `isv.`, `isp.`), with a misspelt one
 * (`AQC.`) and with two (`aop.ACQ.`). Hyphens tell the gateway's own codes from a business's:
 * `isv.invalid-parameter` is not `ACQ.INVALID_PARAMETER`.
 */
export function alipaySpelling(code: string): string {
  const bare = code.slice(code.lastIndexOf(".") + 1).toUpperCase()
  return ALIPAY_ALIASES[bare] ?? bare
}

const ALIPAY_ALIASES: Readonly<Record<string, string>> = {
  "UNKNOWN-ERROR": "UNKNOW-ERROR",
  UNKNOW_ERROR: "UNKNOWN_ERROR",
  INVAILID_ARGUMENTS: "INVALID_ARGUMENTS",
}
