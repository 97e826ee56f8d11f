import type { Operation } from "../faults"
import type { World } from "../world"
import { billAddress } from "./bills"
import { AlipayRefusal, success, type Fields } from "./codes"
import { createTrade, payByCode } from "./counter"
import { CAPTURE_METHOD, FREEZE_METHODS } from "./freezes/methods"
import { openAppFreeze } from "./freezes/orders"
import { APP_FREEZE } from "./freezes/sheets"
import type { AlipayScene } from "../records"
import { openCashier, precreate, type Order } from "./orders"
import { bizContent, type Params } from "./protocol"
import { refund, refundQuery } from "./refunds"
import { text, type Sheet } from "./rules"
import {
  APP_PAY,
  BILL_ADDRESS,
  CANCEL,
  CLOSE,
  CODE_PAY,
  CREATE,
  PAGE_PAY,
  PRECREATE,
  WAP_PAY,
  QUERY,
  REFUND,
  REFUND_QUERY,
} from "./sheets"
import { cancel, close, query } from "./trades"

/** A method of gateway.do that answers a server. */
export interface Method {
  operation: Operation
  sheet: Sheet
  act(world: World, order: Order): Fields
}

/** An order that a shopper opens: in the browser, or in the wallet by an order string. */
export interface OpenedOrder {
  sheet: Sheet
  /** The code of the phone page. */
  open(world: World, order: Order): string
}

/** The methods that answer a browser. */
export const PAGES: Record<string, OpenedOrder> = {
  "alipay.trade.page.pay": { sheet: PAGE_PAY, open: cashier("page") },
  "alipay.trade.wap.pay": { sheet: WAP_PAY, open: cashier("wap") },
}

/** The methods that a wallet answers, when an app hands it an order string. */
export const ORDER_STRINGS: Record<string, OpenedOrder> = {
  "alipay.trade.app.pay": { sheet: APP_PAY, open: cashier("app") },
  "alipay.fund.auth.order.app.freeze": {
    sheet: APP_FREEZE,
    open: (world, order) => openAppFreeze(world, order).code,
  },
}

function cashier(scene: AlipayScene): OpenedOrder["open"] {
  return (world, order) => openCashier(world, order, scene).code
}

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
  "alipay.trade.create": {
    operation: "create",
    sheet: CREATE,
    act: (world, order) => createTrade(world, order),
  },
  "alipay.open.app.alipaycert.download": {
    operation: "certificates",
    sheet: { required: ["alipay_cert_sn"], fields: { alipay_cert_sn: text(32) } },
    act({ alipay }, { biz }) {
      const pem = alipay.find(String(biz["alipay_cert_sn"]))
      if (!pem) throw new AlipayRefusal("isv.invalid-parameter", "参数无效：alipay_cert_sn")
      return success({ alipay_cert_content: Buffer.from(pem).toString("base64") })
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
  "alipay.data.dataservice.bill.downloadurl.query": {
    operation: "bill",
    sheet: BILL_ADDRESS,
    act: (world, { biz }) => billAddress(world, biz),
  },
}

/** `trade.pay` is two methods in one: a payment code at the counter, or the capture of a freeze. */
export function methodNamed(world: World, name: string, params: Params): Method | undefined {
  if (name === "alipay.trade.pay") {
    return isCapture(world, params)
      ? CAPTURE_METHOD
      : { operation: "create", sheet: CODE_PAY, act: payByCode }
  }
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
}

/** What cannot be read is refused later, by either. */
function isCapture({ credentials }: World, params: Params): boolean {
  try {
    return "auth_no" in bizContent(params, credentials.alipay.encryptKey)
  } catch (error) {
    if (error instanceof AlipayRefusal) return false
    throw error
  }
}
