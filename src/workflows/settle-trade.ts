import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { SettleTradeInput } from "../settle/settle-trade"
import { settleTradeStep } from "./steps/settle-trade"

export const settleTradeWorkflowId = "cnpay-settle-trade"

/**
 * Brings Medusa into agreement with what the gateway says about a trade: captures the payment and
 * places the order, closes the trade, or opens a discrepancy. Idempotent; run it as often as you like.
 *
 * Input: the account (`alipay_main`), our `out_trade_no`, and the cause. Without a snapshot the gateway
 * is asked. Throws `GatewayError` when the gateway gives no answer.
 */
export const settleTradeWorkflow = createWorkflow(
  settleTradeWorkflowId,
  function (input: SettleTradeInput) {
    return new WorkflowResponse(settleTradeStep(input))
  }
)
