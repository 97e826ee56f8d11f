import type { MedusaContainer } from "@medusajs/framework/types"
import { nextRefundLook } from "../core/schedule"
import type { RefundSnapshot } from "../core/trade"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findRefund,
  findTrade,
  insertOutsideRefund,
  openDiscrepancy,
  type RefundRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { recordRefund, reportFailure } from "../refunds/record-refund"
import { closeRefunded } from "./close-refunded"

/** Brings the ledger into agreement with what a gateway says about a refund. */
export async function settleRefund(
  container: MedusaContainer,
  account: string,
  snapshot: RefundSnapshot
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const refund = await findRefund(db, account, snapshot.outRefundNo)
  if (!refund) await noticeOutsideRefund(cnpay, account, snapshot)
  else if (differs(refund, snapshot)) await reportAmount(cnpay, refund, snapshot)
  else await recordRefund(db, refund, { snapshot: await current(cnpay, refund, snapshot), now })
  const trade = await findTrade(db, account, snapshot.outTradeNo)
  if (trade && !trade.settled_at) await closeRefunded(container, trade)
}

/** Notices overtake each other: a failure told of a refund that has succeeded since is not its end. */
async function current(
  cnpay: CnpayModuleService,
  { account, state }: RefundRow,
  told: RefundSnapshot
): Promise<RefundSnapshot> {
  if (state !== "succeeded" || told.state === "succeeded") return told
  const answer = await cnpay.gateway(account)?.queryRefund(told.outRefundNo, told.outTradeNo)
  return answer ?? told
}

/**
 * Somebody refunded at the gateway itself, in the merchant platform for instance. The gateway is asked:
 * one kind of notice (WeChat Pay's in XML) proves who wrote it, and not that nobody has altered it since.
 */
async function noticeOutsideRefund(
  cnpay: CnpayModuleService,
  account: string,
  told: RefundSnapshot
): Promise<void> {
  const answer = await cnpay.gateway(account)?.queryRefund(told.outRefundNo, told.outTradeNo)
  if (answer) await keepOutsideRefund(cnpay, account, answer)
}

/** Written down here, it becomes a refund of Medusa's when the books are compared next. */
async function keepOutsideRefund(
  cnpay: CnpayModuleService,
  account: string,
  snapshot: RefundSnapshot
): Promise<void> {
  const { outRefundNo, outTradeNo, amount, state, gatewayRefundNo, succeededAt } = snapshot
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const trade = await findTrade(db, account, outTradeNo)
  if (trade?.state === "paid" && amount !== null) {
    if (state === "closed") return
    const dueAt = state === "processing" ? nextRefundLook(1, now, Math.random()) : null
    const number = { account, outTradeNo, outRefundNo, gatewayRefundNo }
    // Before the ledger says so: what it says already is not reported.
    if (state === "abnormal")
      await reportFailure(
        db,
        { account, out_trade_no: outTradeNo, out_refund_no: outRefundNo, amount_fen: amount },
        snapshot
      )
    await insertOutsideRefund(db, { ...number, amount, state, succeededAt, dueAt })
    return
  }
  await openDiscrepancy(db, {
    account,
    kind: "refund_only_at_gateway",
    outTradeNo,
    outRefundNo,
    gatewayFen: amount,
    ours: null,
    gateway: snapshot,
  })
}

function differs(refund: RefundRow, { amount }: RefundSnapshot): boolean {
  return amount !== null && amount !== refund.amount_fen
}

function reportAmount(
  cnpay: CnpayModuleService,
  refund: RefundRow,
  snapshot: RefundSnapshot
): Promise<void> {
  return openDiscrepancy(cnpay.connection(), {
    account: refund.account,
    kind: "amount_differs",
    outTradeNo: refund.out_trade_no,
    outRefundNo: refund.out_refund_no,
    ...{ oursFen: refund.amount_fen, gatewayFen: snapshot.amount },
    ours: { out_refund_no: refund.out_refund_no, amount: refund.amount_fen },
    gateway: snapshot,
  })
}
