import type { MedusaContainer } from "@medusajs/framework/types"
import { asOutRefundNo } from "../core/ids"
import type { Move } from "../core/moves"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findFailedRefund, findRefundByNo } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { problems } from "./messages"
import type { MoveWish } from "./move"

/** Who wants something done about a refund, and why. */
export interface RefundMove extends Pick<MoveWish, "by" | "card"> {
  outRefundNo: string
  reason: string
}

/** The same as a move about the discrepancy that names the refund. @throws MedusaError if none is open */
export async function aboutFailedRefund(
  container: MedusaContainer,
  { outRefundNo, ...wish }: RefundMove,
  move: Move
): Promise<MoveWish> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const no = asOutRefundNo(outRefundNo)
  const refund = no ? await findRefundByNo(db, no) : null
  if (!refund) throw problems.noRefund(outRefundNo)
  const discrepancy = await findFailedRefund(db, refund.out_refund_no)
  if (!discrepancy) throw problems.notFailed(outRefundNo)
  if (move === "retry" && refund.state === "abnormal") throw problems.isAbnormal(outRefundNo)
  if (move === "redirect" && refund.state !== "abnormal") throw problems.notAbnormal(outRefundNo)
  return { ...wish, id: discrepancy.id, move, amountFen: refund.amount_fen }
}
