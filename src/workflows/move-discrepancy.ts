import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CNPAY_MODULE } from "../modules/cnpay"
import { releaseDiscrepancy } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { carryMove, claimMove, type MoveClaim } from "../resolve/make-move"
import type { MoveEnd, MoveWish } from "../resolve/move"

export const moveDiscrepancyWorkflowId = "cnpay-move-discrepancy"

interface Scope {
  container: MedusaContainer
}

const claimMoveStep = createStep(
  "cnpay-claim-move",
  async (wish: MoveWish, { container }: Scope) => {
    const claim = await claimMove(container, wish)
    return new StepResponse<MoveClaim, MoveClaim & { id: string }>(claim, { ...claim, id: wish.id })
  },
  async (claim, { container }) => {
    if (!claim) return
    const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
    await releaseDiscrepancy(db, claim.id, claim.lease)
  }
)

/** No compensation: what moves no money undoes itself when it fails, and money that was sent stays sent. */
const carryMoveStep = createStep(
  { name: "cnpay-carry-move", maxRetries: 0 },
  async ({ wish, claim }: { wish: MoveWish; claim: MoveClaim }, { container }: Scope) =>
    new StepResponse<MoveEnd>(await carryMove(container, wish, claim))
)

/**
 * Makes one legal move about a discrepancy, with its entry in the history. A move after which the books
 * agree closes the discrepancy; the result says why one does not. Idempotent: money moves once, and of
 * two at the same time one is refused. Throws a `MedusaError` when the move is not legal, or the gateway
 * refuses or does not answer. Run it as it is, not in a stored workflow: its input may hold a card.
 */
export const moveDiscrepancyWorkflow = createWorkflow(
  moveDiscrepancyWorkflowId,
  function (wish: MoveWish) {
    const claim = claimMoveStep(wish)
    const end = carryMoveStep(transform({ wish, claim }, (both) => both))
    return new WorkflowResponse(end)
  }
)
