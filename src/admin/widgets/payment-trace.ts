import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { PaymentTrace } from "../../../admin/payment-trace/widget"

export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "cnpay:payment-trace",
})
export default PaymentTrace
