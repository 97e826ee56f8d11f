import { useQuery } from "@tanstack/react-query"
import { keys } from "../../shared/api/keys"
import { readOverview } from "../../shared/api/overview"
import { usePermissions } from "../../shared/hooks/use-permissions"

/** How the books stand; asked once for all that show it. */
export function useOverview() {
  const { may } = usePermissions()
  return useQuery({
    queryKey: keys.overview(),
    queryFn: () => readOverview(),
    enabled: may("cnpay_run", "read"),
  })
}
