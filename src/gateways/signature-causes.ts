import type { SignatureCause, SignatureExplanation } from "../core/signature-explanation"

const TEXTS: Readonly<Record<SignatureCause, { en: string; zh: string }>> = {
  wrong_key: {
    en: "The key in the options does not belong to the key or certificate that the gateway has on file: compare the fingerprint, and upload or copy it once more.",
    zh: "配置中的密钥与支付渠道后台登记的公钥、证书或 API 密钥不是一对：请核对指纹，重新上传或复制。",
  },
  other_account: {
    en: "The key belongs to another application or merchant number than the one in the options.",
    zh: "密钥属于另一个应用或商户号，与配置中的应用、商户号不一致。",
  },
  wrong_serial: {
    en: "The serial number in the options is not that of the certificate of this key; after a new certificate both change.",
    zh: "配置中的证书序列号与该私钥所属证书不一致；更换证书后两者须同时更新。",
  },
  other_environment: {
    en: "A key of the sandbox is used at the live gateway, or the other way round.",
    zh: "沙箱密钥被用于正式环境，或正式密钥被用于沙箱。",
  },
  clock: {
    en: "The server's clock is wrong: set it by NTP.",
    zh: "服务器时间不准确：请通过 NTP 校时。",
  },
  changed_on_the_way: {
    en: "A proxy between the shop and the gateway changes the address or the content of requests.",
    zh: "商城与支付渠道之间的代理改动了请求地址或内容。",
  },
  charset: {
    en: "Text is encoded anew on its way: both sides must read UTF-8.",
    zh: "文本在途中被重新编码：双方都必须使用 UTF-8。",
  },
}

export interface SignatureEvidence {
  gateway: "alipay" | "wechat-v3" | "wechat-v2"
  /** The gateway's words. */
  words: string
  /** Whether its text is another than ours; `null`: it did not say. */
  differs: boolean | null
  /** Whether the texts part at a letter that is not ASCII. */
  atText?: boolean
}

/** Why, the likeliest first. The same text on both sides leaves nothing but the key. */
export function likelyCauses(evidence: SignatureEvidence): SignatureExplanation["causes"] {
  return rank(evidence).map((cause) => ({ cause, ...TEXTS[cause] }))
}

function rank({ gateway, words, differs, atText }: SignatureEvidence): SignatureCause[] {
  // API v2 and v3 of WeChat Pay have no sandbox, and only v3 names a serial and is strict about time.
  const keys: SignatureCause[] = {
    alipay: ["wrong_key", "other_account", "other_environment"] as const,
    "wechat-v3": ["wrong_key", "wrong_serial", "other_account"] as const,
    "wechat-v2": ["wrong_key", "other_account"] as const,
  }[gateway].slice()
  const texts: SignatureCause[] = atText
    ? ["charset", "changed_on_the_way"]
    : ["changed_on_the_way", "charset"]
  const ranked = differs ? [...texts, ...keys] : differs === false ? keys : [...keys, ...texts]
  return toFront(ranked, named(words))
}

/** WeChat Pay says what it stumbled over before it came to the signature. */
function named(words: string): SignatureCause | null {
  if (/timestamp|时间/.test(words)) return "clock"
  if (/序列号|已更换证书/.test(words)) return "wrong_serial"
  return /商户号/.test(words) ? "other_account" : null
}

function toFront(causes: SignatureCause[], first: SignatureCause | null): SignatureCause[] {
  return first ? [first, ...causes.filter((cause) => cause !== first)] : causes
}
