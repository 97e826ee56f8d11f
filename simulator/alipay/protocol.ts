import { parseBeijingDateTime } from "../clock"
import type { Call } from "../http"
import type { World } from "../world"
import { AlipayRefusal } from "./codes"
import type { Biz } from "./rules"
import { decrypted } from "./encryption"
import { requestText, rsa2Matches } from "./sign"

export type Params = Record<string, string>

const REQUIRED = {
  timestamp: "isv.missing-timestamp",
  version: "isv.missing-version",
  sign_type: "isv.missing-signature-type",
  sign: "isv.missing-signature",
}

/** The real window is generous too; a clock that is wrong by hours is still caught. */
const TIMESTAMP_WINDOW_MS = 15 * 60_000

/** Query and form are one set of parameters: official kits split them over both. */
export function merged({ query, body }: Call): Params {
  return Object.fromEntries([...query, ...new URLSearchParams(body)])
}

/** An unknown app has no key to be answered with: this comes before everything, unsigned. */
export function checkApp({ credentials }: World, params: Params): void {
  if (!params["app_id"]) throw new AlipayRefusal("isv.missing-app-id")
  if (params["app_id"] !== credentials.alipay.appId) throw new AlipayRefusal("isv.invalid-app-id")
}

/** The common parameters and the signature over all of them. */
export function checkProtocol(world: World, params: Params): void {
  for (const [name, code] of Object.entries(REQUIRED)) {
    if (!params[name]) throw new AlipayRefusal(code)
  }
  if (params["sign_type"] !== "RSA2") throw new AlipayRefusal("isv.invalid-signature-type")
  if (params["charset"]?.toLowerCase() !== "utf-8") throw new AlipayRefusal("isv.invalid-charset")
  if ((params["format"] ?? "JSON").toUpperCase() !== "JSON") {
    throw new AlipayRefusal("isv.invalid-format")
  }
  checkSignature(world, params)
  checkCertificates(world, params)
  checkTimestamp(world, params["timestamp"] ?? "")
  for (const name of ["notify_url", "return_url"]) checkAddress(name, params[name])
}

/** Alipay tells what it would have signed, with `&` escaped for HTML. */
function checkSignature({ credentials }: World, params: Params): void {
  const text = requestText(params)
  const { publicKey } = credentials.alipay.app
  if (rsa2Matches(text, params["sign"] ?? "", publicKey)) return
  throw new AlipayRefusal(
    "isv.invalid-signature",
    "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：" +
      text.replaceAll("&", "&amp;")
  )
}

/** Both numbers or none; an app that has once changed to certificates is told which one is missing. */
function checkCertificates({ alipay }: World, params: Params): void {
  const { app_cert_sn: app, alipay_root_cert_sn: root } = params
  if (root && !app) throw new AlipayRefusal("isv.missing-app-cert-sn")
  if (app && !root) throw new AlipayRefusal("isv.missing-alipay-root-cert-sn")
  if (app && app !== alipay.appCertSn) {
    throw new AlipayRefusal("isv.invalid-parameter", "参数无效：app_cert_sn")
  }
  if (root && root !== alipay.rootCertSn) {
    throw new AlipayRefusal("isv.invalid-parameter", "参数无效：alipay_root_cert_sn")
  }
  alipay.usesCertificates = Boolean(app)
}

function checkTimestamp({ clock }: World, text: string): void {
  const sent = parseBeijingDateTime(text)
  const drift = sent && Math.abs(clock().getTime() - sent.getTime())
  if (drift === null || drift > TIMESTAMP_WINDOW_MS) {
    throw new AlipayRefusal("isv.invalid-timestamp")
  }
}

function checkAddress(name: string, address: string | undefined): void {
  if (address === undefined) return
  if (address.length <= 256 && /^https?:\/\/\S+$/.test(address) && URL.canParse(address)) return
  throw new AlipayRefusal("isv.invalid-parameter", `参数无效：${name}`)
}

export function isEncrypted(params: Params): boolean {
  return params["encrypt_type"] === "AES"
}

/** Before anything is done: an encrypted content must be readable. */
export function checkEncryption({ credentials }: World, params: Params): void {
  const type = params["encrypt_type"]
  if (type === undefined) return
  if (type !== "AES") throw new AlipayRefusal("isv.invalid-encrypt-type")
  try {
    decrypted(params["biz_content"] ?? "", credentials.alipay.encryptKey)
  } catch {
    throw new AlipayRefusal("isv.invalid-encrypt")
  }
}

export function bizContent(params: Params, encryptKey?: string): Biz {
  const content = params["biz_content"] ?? ""
  let biz: unknown
  try {
    biz = JSON.parse(isEncrypted(params) && encryptKey ? decrypted(content, encryptKey) : content)
  } catch {
    throw new AlipayRefusal("isv.illegal-json")
  }
  if (typeof biz === "object" && biz !== null && !Array.isArray(biz)) return biz as Biz
  throw new AlipayRefusal("isv.illegal-json")
}
