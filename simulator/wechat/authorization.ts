import type { Call } from "../http"
import type { World } from "../world"
import { WechatRefusal, type SignDetail } from "./refusal"
import { linesMatch } from "./sign"

const SCHEME = "WECHATPAY2-SHA256-RSA2048 "
const MAX_DRIFT_SECONDS = 300
const ITEMS = ["mchid", "nonce_str", "timestamp", "serial_no", "signature"] as const

type Items = Record<(typeof ITEMS)[number], string>

function itemsOf(header: string | undefined): Items | null {
  if (!header?.startsWith(SCHEME)) return null
  const pairs = header.slice(SCHEME.length).matchAll(/\s*([a-z_]+)="([^"]*)"\s*(?:,|$)/g)
  const items = Object.fromEntries([...pairs].map(([, name, value]) => [name, value]))
  return ITEMS.every((name) => items[name]) ? (items as Items) : null
}

/** The transactions endpoints have a sentence of their own for a header that cannot be read. */
function unreadable(path: string): WechatRefusal {
  return new WechatRefusal(
    "SIGN_ERROR",
    path.startsWith("/v3/pay/")
      ? "签名信息错误，验签失败"
      : "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》"
  )
}

/** Who calls: the header's shape, then its age, then whose key it names, then the signature itself. */
export function authorize(world: World, call: Call): void {
  if (!call.path.startsWith("/v3/pay/") && !(call.headers["user-agent"] && call.headers.accept)) {
    throw new WechatRefusal("INVALID_REQUEST", "Http头缺少Accept或User-Agent")
  }
  const items = itemsOf(call.headers.authorization)
  if (!items) throw unreadable(call.path)
  const age = Math.abs(world.clock().getTime() / 1_000 - Number(items.timestamp))
  if (!(age <= MAX_DRIFT_SECONDS)) {
    throw new WechatRefusal(
      "SIGN_ERROR",
      "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"
    )
  }
  const { mchId, serialNo, merchant } = world.credentials.wechat
  if (items.mchid !== mchId) throw new WechatRefusal("SIGN_ERROR", "商户号不存在")
  if (items.serial_no !== serialNo) {
    throw new WechatRefusal("SIGN_ERROR", "商户证书序列号有误，请使用签名私钥匹配的证书序列号")
  }
  const lines = [call.method, call.target, items.timestamp, items.nonce_str, call.body]
  if (!linesMatch(lines, items.signature, merchant.publicKey)) {
    throw new WechatRefusal("SIGN_ERROR", "签名错误", signDetail(call, items))
  }
}

const SHOWN_BYTES = 8

function signDetail({ method, target, body }: Call, items: Items): SignDetail {
  const head = `${method}\n${target}\n${items.timestamp}\n${items.nonce_str}\n`
  const shown = Buffer.from(body).subarray(0, SHOWN_BYTES).toString("utf8")
  return {
    detail: { issue: "sign not match" },
    field: "signature",
    location: "authorization",
    sign_information: {
      method,
      sign_message_length: Buffer.byteLength(`${head}${body}\n`),
      truncated_sign_message: `${head}${shown}\n`,
      url: target,
    },
  }
}
