import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import { aboutFailedRefund, type RefundMove } from "../resolve/failed-refund"
import { moveDiscrepancyWorkflow } from "./move-discrepancy"

export const redirectRefundWorkflowId = "cnpay-redirect-refund"

const findRedirectStep = createStep(
  "cnpay-find-refund-to-redirect",
  async (wish: RefundMove, { container }: { container: MedusaContainer }) =>
    new StepResponse(await aboutFailedRefund(container, wish, "redirect"))
)

/**
 * Sends the money of an abnormal refund to a bank card or to the merchant's own account, under its own
 * number,
 * and closes its discrepancy: the move `redirect`, for who knows the refund and not the discrepancy.
 */
export const redirectRefundWorkflow = createWorkflow(
  redirectRefundWorkflowId,
  function (wish: RefundMove) {
    moveDiscrepancyWorkflow.runAsStep({ input: findRedirectStep(wish) })
  }
)
