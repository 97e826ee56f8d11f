import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import { aboutFailedRefund, type RefundMove } from "../resolve/failed-refund"
import { moveDiscrepancyWorkflow } from "./move-discrepancy"

export const retryRefundWorkflowId = "cnpay-retry-refund"

const findRetryStep = createStep(
  "cnpay-find-refund-to-retry",
  async (wish: RefundMove, { container }: { container: MedusaContainer }) =>
    new StepResponse(await aboutFailedRefund(container, wish, "retry"))
)

/**
 * Sends a refund that the gateway closed or refused once more, under a new number,
 * and closes its discrepancy: the move `retry`, for who knows the refund and not the discrepancy.
 */
export const retryRefundWorkflow = createWorkflow(
  retryRefundWorkflowId,
  function (wish: RefundMove) {
    moveDiscrepancyWorkflow.runAsStep({ input: findRetryStep(wish) })
  }
)
