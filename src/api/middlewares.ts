import { defineMiddlewares } from "@medusajs/framework/http"
import { addClientIp } from "./store/client-ip"
import { completeUnderLease } from "./store/carts/complete-under-lease"

export default defineMiddlewares({
  routes: [
    // Parsers would reject charsets and types that the gateways use, and lose the signed bytes.
    { matcher: "/hooks/cnpay/:provider", methods: ["POST"], bodyParser: false },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      methods: ["POST"],
      middlewares: [addClientIp],
    },
    { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [completeUnderLease] },
  ],
})
