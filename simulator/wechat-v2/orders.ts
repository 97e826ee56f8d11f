import { alphanumeric, wechatPrepayId } from "../ids"
import type { Trade, WechatScene } from "../records"
import { openidOf } from "../wechat/login"
import { pay } from "../wechat/payment"
import type { World } from "../world"
import { V2Refusal } from "./refusal"
import { check, optional, RULE, type Rules } from "./require"
import type { SignType } from "./sign"
import { tradeFields } from "./trades"
import type { Fields } from "./xml"

const COMMON: Rules = {
  body: RULE.body,
  out_trade_no: RULE.out_trade_no,
  total_fee: RULE.fee,
  fee_type: optional({ pattern: /^CNY$/ }),
  spbill_create_ip: RULE.address,
  attach: optional({ max: 127 }),
  time_start: optional(RULE.time),
  time_expire: optional(RULE.time),
}

/** What each type of order needs besides, and how it is paid. */
const TYPES: Record<string, { scene: WechatScene; rules: Rules }> = {
  NATIVE: { scene: "native", rules: { product_id: { max: 32 } } },
  JSAPI: { scene: "jsapi", rules: { openid: { max: 128 } } },
  MWEB: { scene: "h5", rules: { scene_info: { max: 256, pattern: /"h5_info"/ } } },
  APP: { scene: "app", rules: {} },
}

const MINUTE_MS = 60_000
const CODE_LIFE_MS = 120 * MINUTE_MS
const H5_LIFE_MS = 5 * MINUTE_MS
const ORDER_LIFE_MS = 7 * 24 * 60 * MINUTE_MS

function lastMoment(text: string | undefined, now: Date): Date {
  if (!text) return new Date(now.getTime() + ORDER_LIFE_MS)
  const [, y, mo, d, h, mi, s] = /^(....)(..)(..)(..)(..)(..)$/.exec(text) ?? []
  const wanted = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}+08:00`)
  if (Number.isNaN(wanted.getTime()) || wanted.getTime() < now.getTime() + MINUTE_MS) {
    throw new V2Refusal("PARAM_ERROR", "time_expire时间过短")
  }
  return wanted
}

function termsOf(fields: Fields): string {
  const { sign: _, nonce_str: __, sign_type: ___, ...terms } = fields
  return JSON.stringify(Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function checkRepeat(earlier: Trade, terms: string): void {
  if (earlier.state === "SUCCESS" || earlier.state === "REFUND") {
    throw new V2Refusal("ORDERPAID", "该订单已支付")
  }
  if (earlier.terms !== terms) throw new V2Refusal("INVALID_REQUEST", "201 商户订单号重复")
  if (earlier.state !== "NOTPAY") throw new V2Refusal("ORDERCLOSED", "该订单已关闭")
}

function checkPayer(appId: string, openid: string | undefined): string {
  const expected = openidOf(appId)
  if (openid && openid !== expected) throw new V2Refusal("PARAM_ERROR", "appid和openid不匹配")
  return expected
}

/** Writes an order down, or finds the same one that was sent before. */
function take(world: World, fields: Fields, scene: WechatScene, signType: SignType): Trade {
  const { appid = "", mch_id: mchid = "", out_trade_no: no = "" } = fields
  const openid = checkPayer(appid, fields.openid)
  const terms = termsOf(fields)
  const earlier = world.books.trade("wechat", no)
  if (earlier) {
    checkRepeat(earlier, terms)
    return earlier
  }
  const now = world.clock()
  const trade: Trade = {
    gateway: "wechat",
    v2: { signType },
    out_trade_no: no,
    gateway_trade_no: null,
    state: "NOTPAY",
    amount_fen: Number(fields.total_fee),
    scene,
    owner: { appid, mchid },
    openid,
    subject: fields.body ?? "",
    notify_url: fields.notify_url ?? null,
    return_url: null,
    echo: fields.attach ? { attach: fields.attach } : {},
    terms,
    code: "",
    code_expires_at: now,
    time_expire: lastMoment(fields.time_expire, now),
    created_at: now,
    paid_at: null,
    closed_at: null,
  }
  world.books.trades.push(trade)
  return trade
}

/** /pay/unifiedorder: the same order again gets a fresh code, and the old one dies. */
export function unifiedOrder(world: World, fields: Fields, signType: SignType): Fields {
  const { trade_type: name = "" } = fields
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (!type) throw new V2Refusal("PARAM_ERROR", "trade_type参数格式错误")
  check(fields, { ...COMMON, notify_url: RULE.url, ...type.rules })
  const trade = take(world, fields, type.scene, signType)
  const now = world.clock()
  trade.code = `w${alphanumeric(9)}`
  trade.code_expires_at = new Date(now.getTime() + (name === "MWEB" ? H5_LIFE_MS : CODE_LIFE_MS))
  const page = `${world.url}/phone/${trade.code}`
  const prepay_id = wechatPrepayId(now)
  return {
    trade_type: name,
    prepay_id,
    ...(name === "NATIVE" && { code_url: page }),
    ...(name === "MWEB" && { mweb_url: `${page}?prepay_id=${prepay_id}&package=1405458241` }),
  }
}

/** /pay/micropay: the shopper pays at once, or is asked for the password first. */
export function micropay(world: World, fields: Fields, signType: SignType): Fields {
  check(fields, { ...COMMON, auth_code: { pattern: /^\d{18}$/ } })
  const trade = take(world, fields, "codepay", signType)
  const end = world.codes.takePayment(fields.auth_code ?? "")
  if (!end || end === "poor") {
    trade.state = "PAYERROR"
    throw end
      ? new V2Refusal("NOTENOUGH", "余额不足")
      : new V2Refusal("AUTH_CODE_INVALID", "付款码无效")
  }
  if (end === "asks") {
    trade.state = "USERPAYING"
    throw new V2Refusal("USERPAYING", "需要用户输入支付密码")
  }
  pay(world, trade)
  return tradeFields(world, trade)
}
