import { alphanumeric, wechatPrepayId } from "../ids"
import type { Trade, WechatScene } from "../records"
import type { World } from "../world"
import { openidOf } from "./login"
import { checkOwner, ownerIn, type Owner } from "./owner"
import { WechatRefusal } from "./refusal"
import { ORDERS, type Party } from "./shapes"
import { validate } from "./validate"

/** The part of an order that this gateway acts upon; the rest is checked and compared only. */
export interface Order {
  description: string
  out_trade_no: string
  notify_url?: string
  time_expire?: string
  attach?: string
  amount: { total: number }
  payer?: { openid?: string; sp_openid?: string; sub_openid?: string; auth_code?: string }
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

/** The app that the shopper pays from, and who he is to it. */
function payerOf(owner: Owner, { payer }: Order): string {
  const { openid, sp_openid, sub_openid } = payer ?? {}
  if (sub_openid !== undefined && !owner.sub_appid) {
    throw new WechatRefusal("PARAM_ERROR", "传sub_openid时必须传sub_appid")
  }
  const appId = (sp_openid ? owner.sp_appid : (owner.sub_appid ?? owner.sp_appid)) ?? owner.appid
  const named = openid ?? sub_openid ?? sp_openid
  const expected = openidOf(appId ?? "")
  if (named === undefined || named === expected) return expected
  const detail = { field: "/payer", issue: "not a user of this app", location: "body" as const }
  throw new WechatRefusal("PARAM_ERROR", "appid和openid不匹配", detail)
}

interface Terms {
  scene: WechatScene
  owner: Record<string, string>
  openid: string
  terms: string
}

function newTrade(order: Order, { scene, owner, openid, terms }: Terms, now: Date): Trade {
  return {
    gateway: "wechat",
    out_trade_no: order.out_trade_no,
    gateway_trade_no: null,
    state: "NOTPAY",
    amount_fen: order.amount.total,
    scene,
    owner,
    openid,
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

/** An order as it came: by which way, from whom, and what it says. */
export interface OrderRequest {
  scene: WechatScene
  by: Party
  body: unknown
}

/** Writes an order down, or finds the same one that was sent before. */
export function takeOrder(world: World, { scene, by, body }: OrderRequest): Trade {
  validate(body, ORDERS[by][scene])
  const order = body as Order
  const owner = ownerIn(order)
  checkOwner(world, owner)
  const openid = payerOf(owner, order)
  const terms = canonical([scene, order])
  const earlier = world.books.trade("wechat", order.out_trade_no)
  if (earlier) checkRepeat(earlier, terms)
  const trade = earlier ?? newTrade(order, { scene, owner, openid, terms }, world.clock())
  if (!earlier) world.books.trades.push(trade)
  return trade
}

/** The same order again gets a fresh code, and the old one dies. */
export function prepare(world: World, request: OrderRequest): object {
  const trade = takeOrder(world, request)
  const { scene } = request
  const now = world.clock()
  const life = scene === "h5" ? H5_LIFE_MS : PREPARED_LIFE_MS
  trade.code = `w${alphanumeric(9)}`
  trade.code_expires_at = new Date(now.getTime() + life)
  const page = `${world.url}/phone/${trade.code}`
  if (scene === "native") return { code_url: page }
  const prepay_id = wechatPrepayId(now)
  if (scene !== "h5") return { prepay_id }
  return { h5_url: `${page}?prepay_id=${prepay_id}&package=1405458241` }
}
