import { useQuery } from "@tanstack/react-query"
import { listAccounts } from "../api/accounts"
import { keys } from "../api/keys"
import { usePermissions } from "./use-permissions"

/** The configured accounts; empty for a role that may not see them. */
export function useAccounts() {
  const { may } = usePermissions()
  const query = useQuery({
    queryKey: keys.accounts(),
    queryFn: listAccounts,
    enabled: may("cnpay_account", "read"),
  })
  return { ...query, accounts: query.data?.accounts ?? [] }
}
