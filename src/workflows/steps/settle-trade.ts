import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { settleTrade, type Settlement, type SettleTradeInput } from "../../settle/settle-trade"

export const settleTradeStepId = "cnpay-settle-trade"

/** No compensation: what a gateway said stays true, and settling again is harmless. */
export const settleTradeStep = createStep(
  settleTradeStepId,
  async (input: SettleTradeInput, { container }: { container: MedusaContainer }) =>
    new StepResponse<Settlement>(await settleTrade(container, input))
)
