import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { RefundMove } from "../resolve/failed-refund"
import { retryRefund } from "../resolve/retry-refund"

export const retryRefundWorkflowId = "cnpay-retry-refund"

/** No compensation: money that was sent stays sent. */
const retryRefundStep = createStep(
  "retry-refund",
  async (move: RefundMove, { container }: { container: MedusaContainer }) =>
    new StepResponse(await retryRefund(container, move))
)

/**
 * Sends a refund that the gateway closed or refused once more, under a new number, and closes its
 * discrepancy. Idempotent. Throws a `MedusaError` when there is nothing to retry or the gateway refuses.
 */
export const retryRefundWorkflow = createWorkflow(
  retryRefundWorkflowId,
  function (move: RefundMove) {
    retryRefundStep(move)
  }
)
