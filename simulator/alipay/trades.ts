import { beijingDateTime } from "../clock"
import { yuan } from "../money"
import type { World } from "../world"
import { BUYER } from "./buyer"
import { AlipayRefusal, success, type Fields } from "./codes"
import { refundRest } from "./refunds"
import type { Biz } from "./rules"
import { existingTrade, namedTrade } from "./trade"

/** alipay.trade.query: it never says how much was refunded. */
export function query(world: World, biz: Biz): Fields {
  const trade = existingTrade(world, biz)
  const total = yuan(trade.amount_fen)
  const paid = trade.paid_at ? total : "0.00"
  const options = Array.isArray(biz["query_options"]) ? biz["query_options"] : []
  return success({
    buyer_logon_id: BUYER.buyer_logon_id,
    buyer_pay_amount: paid,
    buyer_user_id: BUYER.buyer_id,
    buyer_user_type: "PRIVATE",
    invoice_amount: paid,
    out_trade_no: trade.out_trade_no,
    point_amount: "0.00",
    receipt_amount: paid,
    ...(trade.paid_at && { send_pay_date: beijingDateTime(trade.paid_at) }),
    total_amount: total,
    trade_no: trade.gateway_trade_no,
    trade_status: trade.state,
    ...(options.includes("fund_bill_list") &&
      trade.paid_at && { fund_bill_list: [{ amount: total, fund_channel: "ALIPAYACCOUNT" }] }),
  })
}

/** alipay.trade.close: only a trade that waits for its shopper. */
export function close(world: World, biz: Biz): Fields {
  const trade = existingTrade(world, biz)
  if (trade.state !== "WAIT_BUYER_PAY") throw new AlipayRefusal("ACQ.REASON_TRADE_STATUS_INVALID")
  trade.state = "TRADE_CLOSED"
  trade.closed_at = world.clock()
  return success({ out_trade_no: trade.out_trade_no, trade_no: trade.gateway_trade_no })
}

/** alipay.trade.cancel: closes an unpaid trade, REFUNDS a paid one; no `action` when there is no trade. */
export function cancel(world: World, biz: Biz): Fields {
  const trade = namedTrade(world, biz)
  if (!trade || trade.state === "NOT_CREATED") {
    return success({ out_trade_no: biz["out_trade_no"], retry_flag: "N" })
  }
  const action = trade.paid_at ? "refund" : "close"
  if (trade.state === "WAIT_BUYER_PAY") close(world, { out_trade_no: trade.out_trade_no })
  else if (trade.state === "TRADE_SUCCESS") refundRest(world, trade)
  return success({
    action,
    out_trade_no: trade.out_trade_no,
    retry_flag: "N",
    trade_no: trade.gateway_trade_no,
  })
}
