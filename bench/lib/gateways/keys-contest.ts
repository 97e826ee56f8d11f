import { sign, verify } from "node:crypto"
import { answerSn, openAnswer } from "../../../src/gateways/alipay/answer"
import { AlipayKeys } from "../../../src/gateways/alipay/alipay-keys"
import { AlipaySigner } from "../../../src/gateways/alipay/signer"
import { SafeWxPay } from "../../../src/gateways/wechat-v3/pay"
import { PlatformKeys } from "../../../src/gateways/wechat-v3/platform-keys"
import { verifyMessage } from "../../../src/gateways/wechat-v3/verify"
import { alipaySettings, NOTIFY_URL, wechatSettings } from "./accounts"
import {
  alipayAnswer,
  alipayNode,
  alipaySignature,
  wechatAnswer,
  wechatHeaders,
  wechatText,
} from "./answers"
import { gateway, merchant, publicPem, SERIAL } from "./keys"
import { alipayOrder, METHOD, wechatOrder } from "./orders"
import type { Contest } from "./rounds"

const NOWHERE = { url: "http://127.0.0.1:9", publicKey: publicPem(gateway) }

/** What leaves in a request's `Authorization`. */
class Pay extends SafeWxPay {
  authorize(body: Record<string, unknown>): string {
    return this.buildAuthorization("POST", "https://api.mch.weixin.qq.com/v3/pay", body)
  }
}

interface Pairing {
  what: string
  times: number
  /** `bare`: node:crypto with a KeyObject, on the very text that ours signs or verifies. */
  contest: Contest & Record<"bare" | "ours", () => unknown>
}

/** All that our adapters do to sign a whole request, or to verify and open an answer. */
export function keyPairings(): Pairing[] {
  return [signingForAlipay(), openingAlipays(), signingForWechat(), verifyingWechats()]
}

function signingForAlipay(): Pairing {
  const signer = new AlipaySigner(alipaySettings(NOWHERE))
  const ours = () => signer.seal(METHOD, alipayOrder(), { notify_url: NOTIFY_URL })
  const fields = [...new URLSearchParams(ours())].filter(([name]) => name !== "sign")
  const text = fields.map((field) => field.join("=")).join("&")
  return { what: "Alipay, sign a request", times: 200, contest: { bare: bareSign(text), ours } }
}

function openingAlipays(): Pairing {
  const never = () => Promise.resolve(null)
  const keys = new AlipayKeys(gateway.publicKey, null, () => new Date(), never)
  const bare = bareVerify(alipayNode, alipaySignature)
  // As the client does: which certificate it names is looked at first.
  const ours = () => answerSn(alipayAnswer) ?? openAnswer(alipayAnswer, METHOD, keys)
  return { what: "Alipay, verify and open an answer", times: 3_000, contest: { bare, ours } }
}

function signingForWechat(): Pairing {
  const pay = new Pay(wechatSettings(NOWHERE))
  const order = wechatOrder()
  const text = `POST\n/v3/pay\n1795449600\n${"0".repeat(32)}\n${JSON.stringify(order)}\n`
  const ours = () => pay.authorize(order)
  return { what: "WeChat Pay, sign a request", times: 200, contest: { bare: bareSign(text), ours } }
}

function verifyingWechats(): Pairing {
  const now = new Date()
  const at = Math.floor(now.getTime() / 1_000)
  const headers = wechatHeaders(at)
  const body = Buffer.from(wechatAnswer)
  const keys = new PlatformKeys([{ serial: SERIAL, key: gateway.publicKey }], () => now, null)
  const bare = bareVerify(wechatText(at), headers["wechatpay-signature"] ?? "")
  const ours = () => verifyMessage((name) => headers[name], body, keys, now)
  return { what: "WeChat Pay, verify an answer", times: 3_000, contest: { bare, ours } }
}

function bareSign(text: string): () => unknown {
  return () => sign("RSA-SHA256", Buffer.from(text), merchant.privateKey).toString("base64")
}

function bareVerify(text: string, signature: string): () => unknown {
  return () =>
    verify("RSA-SHA256", Buffer.from(text), gateway.publicKey, Buffer.from(signature, "base64"))
}
