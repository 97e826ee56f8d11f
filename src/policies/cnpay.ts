import { definePolicies, toPascalCase } from "@medusajs/framework/utils"

/**
 * What a role may be given: each resource of the admin API, and what can be done with it. Whoever sends
 * money needs `cnpay_refund:create`, by whatever route, as Medusa asks for `refund:create`.
 */
const OPERATIONS = {
  cnpay_trade: ["read", "update"],
  cnpay_refund: ["read", "create"],
  cnpay_notification: ["read", "update"],
  cnpay_account: ["read", "update"],
  cnpay_run: ["read", "create", "update"],
  cnpay_discrepancy: ["read", "update"],
} as const

export type CnpayResource = keyof typeof OPERATIONS
export type CnpayOperation = "read" | "create" | "update"

export const cnpayPolicies = definePolicies(
  Object.entries(OPERATIONS).flatMap(([resource, operations]) =>
    operations.map((operation) => ({
      name: toPascalCase(operation) + toPascalCase(resource),
      resource,
      operation,
      description: `${toPascalCase(operation)} ${resource.replaceAll("_", " ")}`,
    }))
  )
)
