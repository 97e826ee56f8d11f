import { parseBeijing } from "../../core/clock"
import { formatYuan, parseYuan } from "../../core/money"
import type { OutRefundNo, OutTradeNo } from "../../core/ids"
import type { RefundSnapshot } from "../../core/trade"
import type { NewRefund } from "../gateway"
import { text } from "../record"
import type { AlipayClient } from "./client"

/**
 * Asks for a refund. `10000` does not mean "refunded": only `fund_change=Y` says that this call moved
 * money; `N` is also the answer to a repeat of a refund that had succeeded before.
 * @see https://opendocs.alipay.com/open/02ekfs
 */
export async function refund(client: AlipayClient, wanted: NewRefund): Promise<RefundSnapshot> {
  const answer = await client.call("alipay.trade.refund", {
    out_trade_no: wanted.outTradeNo,
    out_request_no: wanted.outRefundNo,
    refund_amount: formatYuan(wanted.amount),
  })
  return {
    outRefundNo: wanted.outRefundNo,
    outTradeNo: wanted.outTradeNo,
    gatewayRefundNo: null,
    state: answer.fund_change === "Y" ? "succeeded" : "processing",
    amount: wanted.amount,
    succeededAt: parseBeijing(text(answer, "gmt_refund_pay") ?? ""),
  }
}

/**
 * `null` when Alipay does not confirm the refund: the field `refund_status` is simply absent for a
 * number that it never saw as well as for one that it is still working on.
 * @see https://opendocs.alipay.com/open/028sma
 */
export async function queryRefund(
  client: AlipayClient,
  outRefundNo: OutRefundNo,
  outTradeNo: OutTradeNo
): Promise<RefundSnapshot | null> {
  const answer = await client.call("alipay.trade.fastpay.refund.query", {
    out_trade_no: outTradeNo,
    out_request_no: outRefundNo,
    query_options: ["gmt_refund_pay"],
  })
  if (answer.refund_status !== "REFUND_SUCCESS") return null
  const amount = text(answer, "refund_amount")
  return {
    outRefundNo,
    outTradeNo,
    gatewayRefundNo: null,
    state: "succeeded",
    amount: amount === null ? null : parseYuan(amount),
    succeededAt: parseBeijing(text(answer, "gmt_refund_pay") ?? ""),
  }
}
