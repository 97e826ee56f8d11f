import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import { redirectRefund, type RedirectMove } from "../resolve/redirect-refund"

export const redirectRefundWorkflowId = "cnpay-redirect-refund"

/** No compensation: money that was sent stays sent. */
const redirectRefundStep = createStep(
  { name: "cnpay-redirect-refund", maxRetries: 0 },
  async (move: RedirectMove, { container }: { container: MedusaContainer }) =>
    new StepResponse(await redirectRefund(container, move))
)

/**
 * Sends the money of an abnormal refund to a bank card or to the merchant's own account, under its own
 * number. Throws a `MedusaError` when it is not abnormal, or the gateway refuses or does not answer. Run
 * it as it is, not in a stored workflow: its input may hold a card.
 */
export const redirectRefundWorkflow = createWorkflow(
  redirectRefundWorkflowId,
  function (move: RedirectMove) {
    redirectRefundStep(move)
  }
)
