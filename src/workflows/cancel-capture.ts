import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import { forgetCapture, restoreCapture, type CaptureToForget } from "../books/forget-capture"
import type { OutTradeNo } from "../core/ids"
import { CNPAY_MODULE } from "../modules/cnpay"
import { repayTrade, unpayTrade } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

export const cancelCaptureWorkflowId = "cnpay-cancel-capture"

export interface CancelCaptureInput extends CaptureToForget {
  no: OutTradeNo
}

interface Scope {
  container: MedusaContainer
}

const forgetCaptureStep = createStep(
  "cnpay-forget-capture",
  async (input: CancelCaptureInput, { container }: Scope) => {
    const forgotten = await forgetCapture(container, input)
    return new StepResponse(undefined, forgotten)
  },
  async (forgotten, { container }) => {
    if (forgotten) await restoreCapture(container, forgotten)
  }
)

const unpayTradeStep = createStep(
  "cnpay-unpay-trade",
  async ({ no }: CancelCaptureInput, { container }: Scope) => {
    const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
    const mark = await unpayTrade(db, no)
    return new StepResponse(undefined, mark && { no, mark })
  },
  async (undo, { container }) => {
    if (!undo) return
    const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
    await repayTrade(db, undo.no, undo.mark)
  }
)

/** The provider closes the trade at the gateway, and throws if it was paid at that very moment. */
const cancelPaymentStep = createStep(
  "cnpay-cancel-payment",
  async ({ payment, collection }: CancelCaptureInput, { container }: Scope) => {
    const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
    await payments.cancelPayment(payment)
    await payments.updatePaymentCollections(collection, { status: "canceled" })
    return new StepResponse(undefined)
  }
)

/**
 * Takes a capture out of the books whose money the gateway never took, and cancels the payment, which
 * closes the trade at the gateway. If that fails, everything is put back.
 */
export const cancelCaptureWorkflow = createWorkflow(
  cancelCaptureWorkflowId,
  function (input: CancelCaptureInput) {
    forgetCaptureStep(input)
    unpayTradeStep(input)
    cancelPaymentStep(input)
  }
)
