import { alphanumeric } from "../../ids"
import { fenOf } from "../../money"
import type { Freeze } from "../../records"
import type { World } from "../../world"
import { AlipayRefusal, success, type Fields } from "../codes"
import { relative } from "../deadline"
import type { Order } from "../orders"
import type { Biz } from "../rules"
import { namedFreeze, open } from "./freeze"

const DEFAULT_TIMEOUT = "15m"

function newFreeze(world: World, { biz, notifyUrl, authAppId }: Order): Freeze {
  const now = world.clock()
  return {
    gateway: "alipay",
    out_order_no: String(biz["out_order_no"]),
    out_request_no: String(biz["out_request_no"]),
    auth_no: null,
    auth_app_id: authAppId,
    state: "NOT_CREATED",
    amount_fen: fenOf(String(biz["amount"])) ?? 0,
    product_code: String(biz["product_code"] ?? "PRE_AUTH"),
    subject: String(biz["order_title"]),
    notify_url: notifyUrl,
    terms: terms(biz),
    code: `f${alphanumeric(17)}`,
    time_expire: relative(
      String(biz["timeout_express"] ?? biz["pay_timeout"] ?? DEFAULT_TIMEOUT),
      now
    ),
    created_at: now,
    frozen_at: null,
    closed_at: null,
    releases: [],
  }
}

/** Fields that must stay the same when an order is sent again. */
function terms(biz: Biz): string {
  const { out_order_no, out_request_no, order_title, amount, product_code } = biz
  return JSON.stringify([out_order_no, out_request_no, order_title, amount, product_code])
}

function earlierFreeze(world: World, biz: Biz): Freeze | undefined {
  const freeze = namedFreeze(world, biz)
  if (!freeze) return undefined
  if (freeze.terms !== terms(biz)) throw new AlipayRefusal("UNIQUE_VIOLATION")
  if (freeze.state === "AUTHORIZED") throw new AlipayRefusal("FREEZE_ALREADY_SUCCESS")
  if (freeze.state === "FINISH") throw new AlipayRefusal("ORDER_ALREADY_FINISH")
  if (freeze.state === "CLOSED") throw new AlipayRefusal("ORDER_ALREADY_CLOSED")
  return freeze
}

function order(world: World, request: Order): Freeze {
  const earlier = earlierFreeze(world, request.biz)
  const freeze = earlier ?? newFreeze(world, request)
  if (!earlier) world.books.freezes.push(freeze)
  return freeze
}

/** alipay.fund.auth.order.voucher.create: gives out a code. */
export function createVoucher(world: World, request: Order): Fields {
  const freeze = order(world, request)
  const address = `${world.url}/phone/${freeze.code}`
  return success({
    out_order_no: freeze.out_order_no,
    out_request_no: freeze.out_request_no,
    code_type: "qrCode",
    code_value: address,
    code_url: `${address}?picture`,
  })
}

/** alipay.fund.auth.order.app.freeze: the wallet was handed an order string, so the order exists. */
export function openAppFreeze(world: World, request: Order): Freeze {
  const freeze = order(world, request)
  open(world, freeze)
  return freeze
}
