import { useQuery } from "@tanstack/react-query"
import { useCallback } from "react"
import { sdk } from "../api/client"

export type Resource =
  | "cnpay_trade"
  | "cnpay_refund"
  | "cnpay_notification"
  | "cnpay_run"
  | "cnpay_discrepancy"
  | "cnpay_account"

export type May = (resource: Resource, operation: "read" | "create" | "update") => boolean

/** The dashboard asks the same under the same keys: both answers are in its cache already. */
const FLAGS = ["admin", "feature-flags"]
const MINE = ["me-permissions"]
const staleTime = 5 * 60_000

/**
 * What the role may do, and what it is known that it may not. Until that is known nothing is offered; the
 * server refuses the rest anyway.
 */
export function usePermissions(): { may: May; mayNot: May } {
  const flags = useQuery({
    queryKey: FLAGS,
    queryFn: async () => {
      const path = "/admin/feature-flags"
      return (await sdk.client.fetch<{ feature_flags: Record<string, boolean> }>(path))
        .feature_flags
    },
    staleTime,
  })
  const hasRoles = flags.data?.rbac === true
  const mine = useQuery({
    queryKey: MINE,
    queryFn: () => sdk.admin.rbacRole.mePermissions(),
    staleTime,
    enabled: hasRoles,
  })
  const known = flags.data !== undefined
  const permissions = mine.data?.permissions
  const may: May = useCallback(
    (resource, operation) =>
      known && (!hasRoles || Boolean(permissions?.includes(`${resource}:${operation}`))),
    [known, hasRoles, permissions]
  )
  const isPending = flags.isPending || (hasRoles && mine.isPending)
  const mayNot: May = (resource, operation) => !isPending && !may(resource, operation)
  return { may, mayNot }
}
