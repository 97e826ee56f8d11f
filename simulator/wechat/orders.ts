import { alphanumeric } from "../ids"
import type { Trade } from "../records"
import type { World } from "../world"
import { WechatRefusal } from "./refusal"
import { NATIVE_ORDER } from "./shapes"
import { validate } from "./validate"

/** The part of an order that this gateway acts upon; the rest is checked and compared only. */
interface NativeOrder {
  appid: string
  mchid: string
  description: string
  out_trade_no: string
  notify_url: string
  time_expire?: string
  attach?: string
  amount: { total: number }
}

const MINUTE_MS = 60_000
const CODE_LIFE_MS = 120 * MINUTE_MS
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

function newTrade(order: NativeOrder, terms: string, now: Date): Trade {
  return {
    gateway: "wechat",
    out_trade_no: order.out_trade_no,
    gateway_trade_no: null,
    state: "NOTPAY",
    amount_fen: order.amount.total,
    scene: "native",
    subject: order.description,
    notify_url: order.notify_url,
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

/** POST /v3/pay/transactions/native: the same order again gets a fresh code, and the old one dies. */
export function createNative(world: World, body: unknown): { code_url: string } {
  validate(body, NATIVE_ORDER)
  const order = body as NativeOrder
  const { appId, mchId } = world.credentials.wechat
  if (order.mchid !== mchId) throw new WechatRefusal("MCH_NOT_EXISTS", "商户号不存在")
  if (order.appid !== appId) {
    throw new WechatRefusal("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配")
  }
  const now = world.clock()
  const terms = canonical(order)
  const earlier = world.books.trade("wechat", order.out_trade_no)
  if (earlier) checkRepeat(earlier, terms)
  const trade = earlier ?? newTrade(order, terms, now)
  if (!earlier) world.books.trades.push(trade)
  trade.code = `w${alphanumeric(9)}`
  trade.code_expires_at = new Date(now.getTime() + CODE_LIFE_MS)
  return { code_url: `${world.url}/phone/${trade.code}` }
}
