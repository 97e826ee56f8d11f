import type { MedusaContainer } from "@medusajs/framework/types"
import { asOutRefundNo } from "../core/ids"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findFailedRefund,
  findRefundByNo,
  findTrade,
  type RefundRow,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { OpenGateway } from "../options/open-gateway"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { problems } from "./messages"

/** Who wants something done about a refund, and why. */
export interface RefundMove {
  outRefundNo: string
  reason: string
  /** The admin's id. */
  by: string
}

export interface FailedRefund {
  refund: RefundRow
  trade: TradeRow
  gateway: OpenGateway
  /** The open discrepancy. */
  discrepancy: string
}

/** A refund that failed and that nobody has dealt with yet. @throws MedusaError */
export async function findFailed(
  container: MedusaContainer,
  { outRefundNo }: RefundMove
): Promise<FailedRefund> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const no = asOutRefundNo(outRefundNo)
  const refund = no ? await findRefundByNo(db, no) : null
  const trade = refund && (await findTrade(db, refund.account, refund.out_trade_no))
  const gateway = refund && cnpay.gateway(refund.account)
  if (!refund || !trade || !gateway) throw problems.noRefund(outRefundNo)
  const discrepancy = await findFailedRefund(db, refund.out_refund_no)
  if (!discrepancy) throw problems.notFailed(outRefundNo)
  return { refund, trade, gateway, discrepancy: discrepancy.id }
}
