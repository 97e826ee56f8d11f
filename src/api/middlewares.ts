import { defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [
    // Parsers would reject charsets and types that the gateways use, and lose the signed bytes.
    { matcher: "/hooks/cnpay/:provider", methods: ["POST"], bodyParser: false },
  ],
})
