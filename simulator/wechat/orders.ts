import { alphanumeric, wechatPrepayId } from "../ids"
import type { Trade, WechatScene } from "../records"
import type { World } from "../world"
import { openidOf } from "./login"
import { WechatRefusal } from "./refusal"
import { ORDERS } from "./shapes"
import { validate } from "./validate"

/** The part of an order that this gateway acts upon; the rest is checked and compared only. */
export interface Order {
  appid: string
  mchid: string
  description: string
  out_trade_no: string
  notify_url?: string
  time_expire?: string
  attach?: string
  amount: { total: number }
  payer?: { openid?: string; auth_code?: string }
}

const MINUTE_MS = 60_000
const PREPARED_LIFE_MS = 120 * MINUTE_MS
const H5_LIFE_MS = 5 * MINUTE_MS
const ORDER_LIFE_MS = 7 * 24 * 60 * MINUTE_MS

/** JSON with its keys in order, so that only different values make a different order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item
  )
}

/** `time_expire` less than a minute away is raised without a word; more than seven days is refused. */
function lastMoment(text: string | undefined, now: Date): Date {
  const latest = new Date(now.getTime() + ORDER_LIFE_MS)
  if (text === undefined) return latest
  const wanted = new Date(text)
  if (Number.isNaN(wanted.getTime()) || wanted > latest) {
    throw new WechatRefusal("PARAM_ERROR", "订单失效时间不正确", {
      field: "/time_expire",
      issue: "not a time within 7 days",
      location: "body",
      value: text,
    })
  }
  return new Date(Math.max(wanted.getTime(), now.getTime() + MINUTE_MS))
}

function checkRepeat(earlier: Trade, terms: string): void {
  const same = earlier.terms === terms
  if (earlier.state === "NOTPAY") {
    if (same) return
    throw new WechatRefusal("INVALID_REQUEST", "请求重入时，参数与首次请求时不一致。")
  }
  if (!same) throw new WechatRefusal("OUT_TRADE_NO_USED", "商户订单号重复")
  if (earlier.state === "CLOSED") throw new WechatRefusal("ORDER_CLOSED", "该订单已关闭")
  throw new WechatRefusal("ORDERPAID", "该订单已支付")
}

/** The merchant's own apps: only those can be named. */
function checkOwner({ credentials: { wechat } }: World, { appid, mchid }: Order): void {
  if (mchid !== wechat.mchId) throw new WechatRefusal("MCH_NOT_EXISTS", "商户号不存在")
  if (![wechat.appId, wechat.mini.appId].includes(appid)) {
    throw new WechatRefusal("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配")
  }
}

function checkPayer({ appid, payer }: Order): void {
  if (payer?.openid === undefined || payer.openid === openidOf(appid)) return
  const detail = {
    field: "/payer/openid",
    issue: "not a user of this app",
    location: "body" as const,
  }
  throw new WechatRefusal("PARAM_ERROR", "appid和openid不匹配", detail)
}

function newTrade(scene: WechatScene, order: Order, terms: string, now: Date): Trade {
  return {
    gateway: "wechat",
    out_trade_no: order.out_trade_no,
    gateway_trade_no: null,
    state: "NOTPAY",
    amount_fen: order.amount.total,
    scene,
    owner: { appid: order.appid, mchid: order.mchid },
    openid: order.payer?.openid ?? openidOf(order.appid),
    subject: order.description,
    notify_url: order.notify_url ?? null,
    return_url: null,
    echo: order.attach ? { attach: order.attach } : {},
    terms,
    code: "",
    code_expires_at: now,
    time_expire: lastMoment(order.time_expire, now),
    created_at: now,
    paid_at: null,
    closed_at: null,
  }
}

/** Writes an order down, or finds the same one that was sent before. */
export function takeOrder(world: World, scene: WechatScene, body: unknown): Trade {
  validate(body, ORDERS[scene])
  const order = body as Order
  checkOwner(world, order)
  checkPayer(order)
  const terms = canonical([scene, order])
  const earlier = world.books.trade("wechat", order.out_trade_no)
  if (earlier) checkRepeat(earlier, terms)
  const trade = earlier ?? newTrade(scene, order, terms, world.clock())
  if (!earlier) world.books.trades.push(trade)
  return trade
}

/** The same order again gets a fresh code, and the old one dies. */
export function prepare(world: World, scene: WechatScene, body: unknown): object {
  const trade = takeOrder(world, scene, body)
  const now = world.clock()
  const life = scene === "h5" ? H5_LIFE_MS : PREPARED_LIFE_MS
  trade.code = `w${alphanumeric(9)}`
  trade.code_expires_at = new Date(now.getTime() + life)
  const page = `${world.url}/phone/${trade.code}`
  if (scene === "native") return { code_url: page }
  const prepay_id = wechatPrepayId(now)
  return scene === "h5"
    ? { h5_url: `${page}?prepay_id=${prepay_id}&package=1405458241` }
    : { prepay_id }
}
