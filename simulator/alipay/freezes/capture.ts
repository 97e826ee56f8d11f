import { beijingDateTime } from "../../clock"
import { alipayTradeNo, alphanumeric } from "../../ids"
import { fenOf, yuan } from "../../money"
import type { Freeze, Trade } from "../../records"
import type { World } from "../../world"
import { BUYER } from "../buyer"
import { AlipayRefusal, success, type Fields } from "../codes"
import { notifyPayment } from "../notify"
import type { Order } from "../orders"
import type { Biz } from "../rules"
import { endFreeze, endIfEmpty, passTime, restFen } from "./freeze"

/** alipay.trade.pay with an `auth_no`: frozen money becomes a paid trade, all of it or a part. */
export function captureFreeze(world: World, order: Order): Fields {
  const { biz } = order
  const earlier = world.books.trade("alipay", String(biz["out_trade_no"]))
  if (earlier) return repeated(world, earlier, biz)
  const freeze = payableFreeze(world, biz)
  const fen = fenOf(String(biz["total_amount"])) ?? 0
  if (fen > restFen(world, freeze)) throw new AlipayRefusal("ACQ.AUTH_AMOUNT_NOT_ENOUGH")
  const trade = paidTrade(world, freeze, order, fen)
  world.books.trades.push(trade)
  if (biz["auth_confirm_mode"] === "COMPLETE") endFreeze(world, freeze)
  else endIfEmpty(world, freeze)
  notifyPayment(world, trade)
  return answer(trade)
}

/** The same number again is the same trade, and pays nothing. */
function repeated(world: World, trade: Trade, biz: Biz): Fields {
  if (trade.terms !== terms(biz)) throw new AlipayRefusal("ACQ.CONTEXT_INCONSISTENT")
  if (trade.paid_at) throw new AlipayRefusal("ACQ.TRADE_HAS_SUCCESS")
  throw new AlipayRefusal("ACQ.TRADE_HAS_CLOSE")
}

function payableFreeze(world: World, biz: Biz): Freeze {
  const freeze = world.books.freezes.find((it) => it.auth_no === biz["auth_no"])
  if (!freeze) throw new AlipayRefusal("ACQ.AUTH_NO_ERROR")
  passTime(world, freeze)
  if (freeze.state === "FINISH") throw new AlipayRefusal("ACQ.AUTH_ORDER_HAS_FINISHED")
  if (freeze.state === "CLOSED") throw new AlipayRefusal("ACQ.AUTH_ORDER_HAS_CLOSED")
  if (freeze.state !== "AUTHORIZED") throw new AlipayRefusal("ACQ.AUTH_ORDER_NOT_PAID")
  if (biz["product_code"] !== freeze.product_code) {
    throw new AlipayRefusal("ACQ.PRE_AUTH_PROD_CODE_INCONSISTENT")
  }
  if (biz["buyer_id"] !== BUYER.buyer_id) throw new AlipayRefusal("ACQ.PAYER_UNMATCHED")
  return freeze
}

function paidTrade(world: World, freeze: Freeze, order: Order, fen: number): Trade {
  const { biz, notifyUrl, authAppId } = order
  const now = world.clock()
  return {
    gateway: "alipay",
    out_trade_no: String(biz["out_trade_no"]),
    gateway_trade_no: alipayTradeNo(now),
    state: "TRADE_SUCCESS",
    amount_fen: fen,
    scene: "preauth",
    owner: { auth_app_id: authAppId },
    subject: String(biz["subject"]),
    notify_url: notifyUrl,
    return_url: null,
    echo: {},
    terms: terms(biz),
    auth_no: freeze.auth_no,
    code: `c${alphanumeric(17)}`,
    code_expires_at: now,
    time_expire: now,
    created_at: now,
    paid_at: now,
    closed_at: null,
  }
}

function terms(biz: Biz): string {
  const { out_trade_no, total_amount, subject, product_code, auth_no } = biz
  return JSON.stringify([out_trade_no, total_amount, subject, product_code, auth_no])
}

function answer(trade: Trade): Fields {
  const total = yuan(trade.amount_fen)
  return success({
    trade_no: trade.gateway_trade_no,
    out_trade_no: trade.out_trade_no,
    buyer_logon_id: BUYER.buyer_logon_id,
    buyer_user_id: BUYER.buyer_id,
    total_amount: total,
    receipt_amount: total,
    gmt_payment: beijingDateTime(trade.paid_at ?? trade.created_at),
    fund_bill_list: [{ amount: total, fund_channel: "ALIPAYACCOUNT" }],
  })
}
