import { beijingDateTime } from "../clock"
import { digits } from "../ids"
import { fenOf, yuan } from "../money"
import type { Refund, Trade } from "../records"
import type { World } from "../world"
import { BUYER } from "./buyer"
import { AlipayRefusal, success, type Fields } from "./codes"
import { notifyRefund } from "./notify"
import { invalid, type Biz } from "./rules"
import { existingTrade } from "./trade"

function refundable(trade: Trade): void {
  if (trade.state === "TRADE_FINISHED") throw new AlipayRefusal("ACQ.TRADE_HAS_FINISHED")
  if (trade.paid_at) return
  const closed = trade.state === "TRADE_CLOSED"
  throw new AlipayRefusal(closed ? "ACQ.TRADE_HAS_CLOSE" : "ACQ.TRADE_STATUS_ERROR")
}

/** Without a number only the whole trade can be refunded, under the trade's own number. */
function requestNo(biz: Biz, trade: Trade, fen: number): string {
  if (biz["out_request_no"]) return String(biz["out_request_no"])
  if (fen !== trade.amount_fen) throw invalid("部分退款时out_request_no不能为空")
  return trade.out_trade_no
}

function refundOf(world: World, trade: Trade, outRequestNo: string): Refund | undefined {
  return world.books.refundsOf(trade).find((it) => it.out_refund_no === outRequestNo)
}

function keepsGap(world: World, trade: Trade): void {
  const last = world.books.refundsOf(trade).at(-1)
  if (!last) return
  const age = world.clock().getTime() - last.created_at.getTime()
  if (age < world.pace.refundGapMs) throw new AlipayRefusal(world.refundGapCode)
}

function book(
  world: World,
  trade: Trade,
  refund: Pick<Refund, "out_refund_no" | "amount_fen" | "reason">
): void {
  const now = world.clock()
  world.books.refunds.push({
    gateway: "alipay",
    out_trade_no: trade.out_trade_no,
    gateway_refund_no: null,
    notify_url: trade.notify_url,
    state: "SUCCESS",
    created_at: now,
    succeeded_at: now,
    ...refund,
  })
  if (world.books.refundedFen(trade) === trade.amount_fen) {
    trade.state = "TRADE_CLOSED"
    trade.closed_at = now
  }
  notifyRefund(world, trade, refund.out_refund_no)
}

/** alipay.trade.refund: `refund_fee` is the trade's total so far, and a repeat moves no money again. */
export function refund(world: World, biz: Biz): Fields {
  const trade = existingTrade(world, biz)
  refundable(trade)
  const fen = fenOf(String(biz["refund_amount"])) ?? 0
  const outRequestNo = requestNo(biz, trade, fen)
  const earlier = refundOf(world, trade, outRequestNo)
  if (earlier) {
    if (earlier.amount_fen !== fen) throw new AlipayRefusal("ACQ.DISCORDANT_REPEAT_REQUEST")
    return answer(world, trade, "N")
  }
  if (world.books.committedFen(trade) + fen > trade.amount_fen) {
    throw new AlipayRefusal("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
  }
  keepsGap(world, trade)
  const reason = typeof biz["refund_reason"] === "string" ? biz["refund_reason"] : null
  book(world, trade, { out_refund_no: outRequestNo, amount_fen: fen, reason })
  return answer(world, trade, "Y")
}

function answer(world: World, trade: Trade, fundChange: "Y" | "N"): Fields {
  return success({
    buyer_logon_id: BUYER.buyer_logon_id,
    buyer_user_id: BUYER.buyer_id,
    fund_change: fundChange,
    gmt_refund_pay: beijingDateTime(world.clock()),
    out_trade_no: trade.out_trade_no,
    refund_fee: yuan(world.books.refundedFen(trade)),
    send_back_fee: "0.00",
    trade_no: trade.gateway_trade_no,
  })
}

/** What is left goes back, under the trade's own number: how a paid trade is cancelled. */
export function refundRest(world: World, trade: Trade): void {
  const rest = trade.amount_fen - world.books.committedFen(trade)
  book(world, trade, { out_refund_no: trade.out_trade_no, amount_fen: rest, reason: null })
}

/** Somebody refunds in the merchant platform, which gives the refund a number of its own. */
export function refundOutside(world: World, trade: Trade, fen: number): string {
  const no = digits(20)
  book(world, trade, { out_refund_no: no, amount_fen: fen, reason: "商家后台退款" })
  return no
}

/** alipay.trade.fastpay.refund.query: an unknown number is answered with success and nothing else. */
export function refundQuery(world: World, biz: Biz): Fields {
  const trade = existingTrade(world, biz)
  const found = refundOf(world, trade, String(biz["out_request_no"]))
  if (found?.state !== "SUCCESS") return success()
  const options = Array.isArray(biz["query_options"]) ? biz["query_options"] : []
  const paidBack = found.succeeded_at ?? found.created_at
  return success({
    out_request_no: found.out_refund_no,
    out_trade_no: trade.out_trade_no,
    refund_amount: yuan(found.amount_fen),
    ...(found.reason && { refund_reason: found.reason }),
    refund_status: "REFUND_SUCCESS",
    total_amount: yuan(trade.amount_fen),
    trade_no: trade.gateway_trade_no,
    ...(options.includes("gmt_refund_pay") && { gmt_refund_pay: beijingDateTime(paidBack) }),
  })
}
