import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import { acceptDiscrepancy, type AcceptMove } from "../resolve/accept"

export const acceptDiscrepancyWorkflowId = "cnpay-accept-discrepancy"

const acceptDiscrepancyStep = createStep(
  "accept-discrepancy",
  async (move: AcceptMove, { container }: { container: MedusaContainer }) =>
    new StepResponse(await acceptDiscrepancy(container, move))
)

/** A person takes a difference as it is, with a reason. Moves no money. */
export const acceptDiscrepancyWorkflow = createWorkflow(
  acceptDiscrepancyWorkflowId,
  function (move: AcceptMove) {
    acceptDiscrepancyStep(move)
  }
)
