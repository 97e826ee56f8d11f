import { RouteDrawer } from "@medusajs/dashboard/components"
import { useQuery } from "@tanstack/react-query"
import { useParams } from "react-router-dom"
import { readDiscrepancy } from "../../shared/api/discrepancies"
import { keys } from "../../shared/api/keys"
import { Failure } from "../../shared/failure"
import { LOOK_AGAIN_MS } from "../../shared/look-again"
import { useText } from "../../shared/hooks/use-text"
import { RECONCILIATION, toRun } from "../../shared/paths"
import { Placeholder } from "../../shared/placeholder"
import { isResolving } from "../list/live"
import { ResolveForm } from "./form"

/** One discrepancy over the list that it was opened from, and what can be done about it. */
export function ResolveDrawer() {
  const { text } = useText()
  const { id = "", discrepancyId } = useParams()
  const wanted = discrepancyId ?? id
  const { data, error, refetch } = useQuery({
    queryKey: keys.discrepancy(wanted),
    queryFn: () => readDiscrepancy(wanted),
    refetchInterval: ({ state }) =>
      state.data && isResolving(state.data.discrepancy) ? LOOK_AGAIN_MS : false,
  })
  const discrepancy = data?.discrepancy
  const back = discrepancyId ? toRun(id) : RECONCILIATION
  return (
    <RouteDrawer prev={back}>
      <RouteDrawer.Header>
        <RouteDrawer.Title>
          {discrepancy
            ? text(`discrepancies.kinds.${discrepancy.kind}`)
            : text("discrepancies.resolve.title")}
        </RouteDrawer.Title>
      </RouteDrawer.Header>
      {discrepancy ? (
        <ResolveForm discrepancy={discrepancy} />
      ) : (
        <RouteDrawer.Body className="p-0">
          {error ? (
            <Failure error={error} onRetry={() => void refetch()} />
          ) : (
            <Placeholder rows={6} />
          )}
        </RouteDrawer.Body>
      )}
    </RouteDrawer>
  )
}
