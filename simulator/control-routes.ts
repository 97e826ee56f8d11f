import { expire, freezeMoney, obstacle } from "./alipay/freezes/shopper"
import * as alipay from "./alipay/notify"
import { refundOutside as refundAtAlipay } from "./alipay/refunds"
import { readBillChange } from "./bills/change-request"
import { readFault } from "./fault-request"
import { HttpProblem } from "./http-problem"
import type { Gateway, RefundState, Trade } from "./records"
import { PAYMENT_CODE_ENDS } from "./shopper-codes"
import { SHOPPERS } from "./shopper"
import { booksView } from "./views"
import * as wechat from "./wechat/notify"
import { NOTIFIES_BY } from "./wechat/platform"
import { decideRefund, refundOutside as refundAtWechat } from "./wechat/refunds"
import type { World } from "./world"

const NOTICES = { alipay, wechat }
const REFUND_OUTSIDE = { alipay: refundAtAlipay, wechat: refundAtWechat }
const REFUND_STATES = ["SUCCESS", "ABNORMAL", "CLOSED"] as const

/** What a control call gives back: a value for JSON. */
export type Handler = (world: World, path: string[], body: Body) => unknown

export type Body = Record<string, unknown>

function gatewayOf(text: string | undefined): Gateway {
  if (text === "alipay" || text === "wechat") return text
  throw new HttpProblem(404, `There is no gateway "${text}": say alipay or wechat.`)
}

function tradeOf({ books }: World, [gateway, outTradeNo = ""]: string[]): Trade {
  const trade = books.trade(gatewayOf(gateway), outTradeNo)
  if (!trade) throw new HttpProblem(404, `${gateway} knows no trade ${outTradeNo}.`)
  return trade
}

function payable(world: World, path: string[]): Trade {
  const trade = tradeOf(world, path)
  const obstacle = SHOPPERS[trade.gateway].obstacle(world, trade)
  if (obstacle) throw new HttpProblem(409, `Trade ${trade.out_trade_no} is ${obstacle}.`)
  return trade
}

export const pay: Handler = (world, path) => {
  const trade = payable(world, path)
  SHOPPERS[trade.gateway].pay(world, trade)
  return { state: trade.state }
}

export const scan: Handler = (world, path) => ({ state: payable(world, path).state })

/** The shopper looks and walks away: the trade can still be paid. */
export const cancel: Handler = (world, path) => {
  const trade = payable(world, path)
  SHOPPERS[trade.gateway].giveUp?.(trade)
  return { state: trade.state }
}

export const notify: Handler = async (world, path, { set, headers }) => {
  const trade = tradeOf(world, path)
  const notification = NOTICES[trade.gateway].paymentNotice(world, trade)
  if (!notification) throw new HttpProblem(409, `Trade ${trade.out_trade_no} has no notify_url.`)
  const flaw = { kind: "alter" as const, set: (set ?? {}) as Body }
  const extra = (headers ?? {}) as Record<string, string>
  const { status, body, error } = await world.delivery.sendNow(notification, flaw, extra)
  return { status, body, error }
}

/** Past the shop, as somebody with a login at the merchant platform can. */
export const refundOutside: Handler = (world, path, { amount_fen: fen }) => {
  const trade = tradeOf(world, path)
  const left = trade.paid_at ? trade.amount_fen - world.books.committedFen(trade) : 0
  if (typeof fen !== "number" || !Number.isSafeInteger(fen) || fen < 1) {
    throw new HttpProblem(400, "amount_fen must be a whole number of fen, 1 or more.")
  }
  if (fen > left) {
    throw new HttpProblem(409, `Trade ${trade.out_trade_no} has only ${left} fen left to refund.`)
  }
  return { out_refund_no: REFUND_OUTSIDE[trade.gateway](world, trade, fen) }
}

export const freeze: Handler = (world, [outOrderNo = "", action]) => {
  const found = world.books.freezes.find((it) => it.out_order_no === outOrderNo)
  if (!found) throw new HttpProblem(404, `alipay knows no freeze ${outOrderNo}.`)
  const hindrance = obstacle(world, found)
  if (action === "expire") expire(world, found)
  else if (hindrance) throw new HttpProblem(409, `Freeze ${outOrderNo} is ${hindrance}.`)
  else freezeMoney(world, found)
  return { state: found.state }
}

export const setRefund: Handler = (world, [gateway, outRefundNo = ""], { state }) => {
  const refund = world.books.refund(gatewayOf(gateway), outRefundNo)
  if (!refund) throw new HttpProblem(404, `${gateway} knows no refund ${outRefundNo}.`)
  if (refund.gateway === "alipay") {
    throw new HttpProblem(409, "Alipay refunds at once: there is nothing left to decide.")
  }
  decideRefund(world, refund, refundState(state))
  return { state: refund.state }
}

/** WeChat Pay changes its keys, as it does every few years, and over days. */
export const platform: Handler = ({ platform: keys, clock }, _, body) => {
  const { notifications, rotate, retire_old: retireOld } = body
  if (notifications !== undefined) {
    const wanted = NOTIFIES_BY.find((it) => it === notifications)
    if (!wanted) throw new HttpProblem(400, `notifications: one of ${NOTIFIES_BY.join(", ")}.`)
    keys.notifiesBy = wanted
  }
  if (rotate) keys.rotate(clock())
  if (retireOld) keys.retireOld()
  return { serial_no: keys.current.serialNo }
}

/** Alipay replaces its certificate, as it does every few years. */
export const rotateAlipay: Handler = ({ alipay: its }) => ({ alipay_cert_sn: its.rotate() })

/** A code as WeChat gives it to a page or a mini program of an app. */
export const loginCode: Handler = (world, _, { app_id: appId }) => ({
  code: world.codes.login(String(appId), world.clock()),
})

/** A code as the shopper's phone shows it at the counter. */
export const paymentCode: Handler = (world, _, { end = "pays", gateway = "wechat" }) => {
  const wanted = PAYMENT_CODE_ENDS.find((it) => it === end)
  if (!wanted) throw new HttpProblem(400, `end must be one of ${PAYMENT_CODE_ENDS.join(", ")}.`)
  return { auth_code: world.codes.payment(wanted, gatewayOf(String(gateway))) }
}

export const endNextRefund: Handler = (world, _, { state }) => {
  const end = state === "PROCESSING" ? state : refundState(state)
  world.nextRefundEnd = end
  return { state: end }
}

function refundState(state: unknown): RefundState {
  const wanted = REFUND_STATES.find((it) => it === state)
  if (!wanted) throw new HttpProblem(400, `state must be one of ${REFUND_STATES.join(", ")}.`)
  return wanted
}

export const addFault: Handler = ({ faults }, _, body) => ({ id: faults.add(readFault(body)) })

export const clearFaults: Handler = ({ faults }) => {
  faults.clear()
  return {}
}

export const changeBill: Handler = ({ bills }, _, body) => {
  bills.change(readBillChange(body))
  return {}
}

export const clearBillChanges: Handler = ({ bills }) => {
  bills.clearChanges()
  return {}
}

export const books: Handler = (world) => booksView(world)

/** What was sold today was sold some days ago, so that there is a bill of it. */
export const ageBooks: Handler = (world, _, { days }) => {
  if (typeof days !== "number" || !Number.isInteger(days) || days < 1) {
    throw new HttpProblem(400, "days: a whole number from 1.")
  }
  world.books.age(days * 86_400_000)
  return {}
}

export const reset: Handler = (world) => {
  world.forget()
  return {}
}
