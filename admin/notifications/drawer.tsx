import { RouteDrawer } from "@medusajs/dashboard/components"
import { useQuery } from "@tanstack/react-query"
import { useParams } from "react-router-dom"
import { keys } from "../shared/api/keys"
import { isInHand, readNotification } from "../shared/api/notifications"
import { Failure } from "../shared/failure"
import { useText } from "../shared/hooks/use-text"
import { LOOK_AGAIN_MS } from "../shared/look-again"
import { NOTIFICATIONS } from "../shared/paths"
import { Placeholder } from "../shared/placeholder"
import { NotificationBody } from "./body"

/** One notification over the list that it was opened from. */
export function NotificationDrawer() {
  const { text } = useText()
  const { id = "" } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: keys.notification(id),
    queryFn: () => readNotification(id),
    refetchInterval: ({ state }) =>
      state.data && isInHand(state.data.notification) ? LOOK_AGAIN_MS : false,
  })
  return (
    <RouteDrawer prev={NOTIFICATIONS}>
      <RouteDrawer.Header>
        <RouteDrawer.Title>{text("notifications.detail.title")}</RouteDrawer.Title>
      </RouteDrawer.Header>
      {data ? (
        <NotificationBody notification={data.notification} />
      ) : (
        <RouteDrawer.Body className="p-0">
          {error ? (
            <Failure error={error} onRetry={() => void refetch()} />
          ) : (
            <Placeholder rows={8} />
          )}
        </RouteDrawer.Body>
      )}
    </RouteDrawer>
  )
}
