import type { RefundSnapshot } from "../../core/trade"
import type { RefundDetour } from "../gateway"
import { malformed, openAnswer, requestIdOf } from "./answer"
import type { Merchant } from "./merchant"
import type { SafeWxPay } from "./pay"
import { readRefund } from "./refund"

/** The debit cards that WeChat Pay sends such money to. */
export const REFUND_BANKS = [
  "CMB_DEBIT",
  "COMM_DEBIT",
  "ABC_DEBIT",
  "CCB_DEBIT",
  "ICBC_DEBIT",
  "BOC_DEBIT",
  "PAB_DEBIT",
  "SPDB_DEBIT",
  "CITIC_DEBIT",
  "CEB_DEBIT",
  "CMBC_DEBIT",
  "CIB_DEBIT",
  "GDB_DEBIT",
  "PSBC_DEBIT",
  "NBCB_DEBIT",
] as const

/**
 * 发起异常退款. Card and name travel encrypted and are kept nowhere.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013421200
 * @throws GatewayError
 */
export async function redirectRefund(
  pay: SafeWxPay,
  merchant: Merchant,
  { outRefundNo, gatewayRefundNo, card }: RefundDetour
): Promise<RefundSnapshot> {
  const operation = "redirect refund"
  await pay.platformKeys.prepare()
  const destination = card
    ? {
        type: "USER_BANK_CARD",
        bank_type: card.bank,
        bank_account: pay.encrypt(card.number),
        real_name: pay.encrypt(card.holder),
      }
    : { type: "MERCHANT_BANK_CARD" }
  const path = `/v3/refund/domestic/refunds/${encodeURIComponent(gatewayRefundNo)}`
  const output = await pay.send("POST", `${path}/apply-abnormal-refund`, {
    ...merchant.refundIds,
    out_refund_no: outRefundNo,
    ...destination,
  })
  const snapshot = readRefund(openAnswer(output, operation))
  if (snapshot?.outRefundNo !== outRefundNo) throw malformed(operation, requestIdOf(output))
  return snapshot
}
