import { parseBeijing } from "../../core/clock"
import { formatYuan, MoneyError, parseYuan, type Fen } from "../../core/money"
import type { OutRefundNo, OutTradeNo } from "../../core/ids"
import type { RefundSnapshot } from "../../core/trade"
import type { NewRefund } from "../gateway"
import { text } from "../record"
import { untrusted, type AlipayAnswer } from "./answer"
import type { AlipayClient } from "./client"

const REFUND_QUERY = "alipay.trade.fastpay.refund.query"

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
  const isDone = answer.fund_change === "Y"
  return {
    outRefundNo: wanted.outRefundNo,
    outTradeNo: wanted.outTradeNo,
    gatewayRefundNo: null,
    state: isDone ? "succeeded" : "processing",
    amount: wanted.amount,
    succeededAt: isDone ? parseBeijing(text(answer, "gmt_refund_pay") ?? "") : null,
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
  const answer = await client.call(REFUND_QUERY, {
    out_trade_no: outTradeNo,
    out_request_no: outRefundNo,
    query_options: ["gmt_refund_pay"],
  })
  if (answer.refund_status !== "REFUND_SUCCESS") return null
  if (answer.out_request_no !== outRefundNo) {
    throw untrusted(REFUND_QUERY, "MALFORMED", "the answer is about another refund")
  }
  return {
    outRefundNo,
    outTradeNo,
    gatewayRefundNo: null,
    state: "succeeded",
    amount: readAmount(answer),
    succeededAt: parseBeijing(text(answer, "gmt_refund_pay") ?? ""),
  }
}

function readAmount(answer: AlipayAnswer): Fen | null {
  const amount = text(answer, "refund_amount")
  try {
    return amount === null ? null : parseYuan(amount)
  } catch (cause) {
    if (!(cause instanceof MoneyError)) throw cause
    throw untrusted(REFUND_QUERY, "MALFORMED", "the answer's amount is none", cause)
  }
}
