import { untrusted } from "./answer"
import type { AlipayClient } from "./client"

const METHOD = "alipay.trade.cancel"

/**
 * Takes a payment by code back: closes what is not paid, and REFUNDS what is, so the trade must have
 * been asked about just before. A code that is paid later is then refused. True when it is done.
 * @see https://opendocs.alipay.com/open/00f7nv
 */
export async function cancelTrade(client: AlipayClient, no: string): Promise<boolean> {
  const answer = await client.call(METHOD, { out_trade_no: no })
  if (answer.out_trade_no !== no) {
    throw untrusted(METHOD, "MALFORMED", "the answer is about another trade")
  }
  return answer.retry_flag === "N"
}
