import { alphanumeric } from "../ids"
import { fenOf } from "../money"
import type { AlipayScene, Trade } from "../records"
import type { World } from "../world"
import { AlipayRefusal } from "./codes"
import { deadline, relative } from "./deadline"
import type { Biz } from "./rules"
import { namedTrade, open } from "./trade"

/** A checked order, and the addresses beside it. */
export interface Order {
  biz: Biz
  notifyUrl: string | null
  returnUrl: string | null
  /** In whose name it was sent. */
  authAppId: string
}

const CODE_LIFE_MS = 2 * 3_600_000

/** Fields that must stay the same when an order is sent again. */
function terms(biz: Biz, scene: AlipayScene): string {
  const { out_trade_no, total_amount, subject, product_code, seller_id } = biz
  return JSON.stringify([scene, out_trade_no, total_amount, subject, product_code, seller_id])
}

function echo(biz: Biz): Record<string, string> {
  const repeated = ["body", "passback_params"]
  return Object.fromEntries(
    repeated.filter((name) => biz[name]).map((name) => [name, String(biz[name])])
  )
}

function newTrade(world: World, scene: AlipayScene, order: Order): Trade {
  const { biz, notifyUrl, returnUrl, authAppId } = order
  const now = world.clock()
  const codeTimeout = biz["qr_code_timeout_express"]
  const expiry = deadline(biz, scene, now)
  return {
    gateway: "alipay",
    out_trade_no: String(biz["out_trade_no"]),
    gateway_trade_no: null,
    state: "NOT_CREATED",
    amount_fen: fenOf(String(biz["total_amount"])) ?? 0,
    scene,
    owner: { auth_app_id: authAppId },
    subject: String(biz["subject"]),
    notify_url: notifyUrl,
    return_url: returnUrl,
    echo: echo(biz),
    terms: terms(biz, scene),
    code: `a${alphanumeric(17)}`,
    code_expires_at:
      scene !== "qr"
        ? expiry
        : codeTimeout
          ? relative(String(codeTimeout), now)
          : new Date(now.getTime() + CODE_LIFE_MS),
    time_expire: expiry,
    created_at: now,
    paid_at: null,
    closed_at: null,
  }
}

/** A number that is settled cannot be ordered again. */
function earlierTrade(world: World, biz: Biz): Trade | undefined {
  const trade = namedTrade(world, biz)
  if (trade?.state === "TRADE_CLOSED") throw new AlipayRefusal("ACQ.TRADE_HAS_CLOSE")
  if (trade?.paid_at) throw new AlipayRefusal("ACQ.TRADE_HAS_SUCCESS")
  return trade
}

/** The shopper is at the cashier (page.pay, wap.pay, app.pay), so the trade exists from here on. */
export function openCashier(world: World, order: Order, scene: AlipayScene): Trade {
  const earlier = earlierTrade(world, order.biz)
  if (earlier && earlier.terms !== terms(order.biz, scene)) {
    throw new AlipayRefusal("ACQ.CONTEXT_INCONSISTENT")
  }
  const trade = earlier ?? newTrade(world, scene, order)
  if (!earlier) world.books.trades.push(trade)
  open(world, trade)
  return trade
}

/** alipay.trade.precreate: gives out a code; the trade begins when somebody scans it. */
export function precreate(world: World, order: Order): Trade {
  if (earlierTrade(world, order.biz)) throw new AlipayRefusal("ACQ.APPLY_PC_MERCHANT_CODE_ERROR")
  const trade = newTrade(world, "qr", order)
  world.books.trades.push(trade)
  return trade
}
