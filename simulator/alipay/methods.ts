import type { Operation } from "../faults"
import type { World } from "../world"
import { success, type Fields } from "./codes"
import { FREEZE_METHODS } from "./freezes/methods"
import { precreate, type Order } from "./orders"
import { refund, refundQuery } from "./refunds"
import type { Sheet } from "./rules"
import { CANCEL, CLOSE, PRECREATE, QUERY, REFUND, REFUND_QUERY } from "./sheets"
import { cancel, close, query } from "./trades"

/** A method of gateway.do that answers a server. */
export interface Method {
  operation: Operation
  sheet: Sheet
  act(world: World, order: Order): Fields
}

/** The method that answers a browser. */
export const PAGE_METHOD = "alipay.trade.page.pay"

/** The methods that a wallet answers, when an app hands it an order string. */
export const WALLET_METHODS = ["alipay.fund.auth.order.app.freeze"]

const METHODS: Record<string, Method> = {
  ...FREEZE_METHODS,
  "alipay.trade.precreate": {
    operation: "create",
    sheet: PRECREATE,
    act(world, order) {
      const trade = precreate(world, order)
      const { out_trade_no, code } = trade
      return success({ out_trade_no, qr_code: `${world.url}/phone/${code}` })
    },
  },
  "alipay.trade.query": {
    operation: "query",
    sheet: QUERY,
    act: (world, { biz }) => query(world, biz),
  },
  "alipay.trade.close": {
    operation: "close",
    sheet: CLOSE,
    act: (world, { biz }) => close(world, biz),
  },
  "alipay.trade.cancel": {
    operation: "close",
    sheet: CANCEL,
    act: (world, { biz }) => cancel(world, biz),
  },
  "alipay.trade.refund": {
    operation: "refund",
    sheet: REFUND,
    act: (world, { biz }) => refund(world, biz),
  },
  "alipay.trade.fastpay.refund.query": {
    operation: "refund_query",
    sheet: REFUND_QUERY,
    act: (world, { biz }) => refundQuery(world, biz),
  },
}

export function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
}
