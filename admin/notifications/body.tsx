import { RouteDrawer } from "@medusajs/dashboard/components"
import { Button, Hint } from "@medusajs/ui"
import { canReplay, type NotificationDetail } from "../shared/api/notifications"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useHotkey } from "../shared/hooks/use-hotkey"
import { useText } from "../shared/hooks/use-text"
import { Json } from "../shared/json"
import { Attempts } from "./attempts"
import { Summary } from "./summary"
import { useReplay } from "./use-replay"

/** What it said, verified and redacted, and what was done about it. */
export function NotificationBody({ notification }: { notification: NotificationDetail }) {
  const { text } = useText()
  const { may } = usePermissions()
  const replay = useReplay(notification)
  const { state, content, headers, history } = notification
  const isBelieved = state !== "rejected"
  const isOffered = canReplay(notification) && may("cnpay_notification", "update")
  useHotkey("r", () => isOffered && !replay.isPending && replay.mutate())
  return (
    <>
      <RouteDrawer.Body className="flex flex-1 flex-col divide-y overflow-y-auto p-0 [&>*]:shrink-0">
        <Summary notification={notification} />
        {content && (
          <Json
            title={text(`notifications.detail.${isBelieved ? "content" : "unverified"}`)}
            value={content}
          />
        )}
        {headers && <Json title={text("notifications.detail.headers")} value={headers} />}
        <Attempts history={history} />
      </RouteDrawer.Body>
      <RouteDrawer.Footer className="items-center">
        <Hint className="mr-auto">
          {isBelieved
            ? isOffered && text("notifications.replay.hint")
            : text("notifications.replay.never")}
        </Hint>
        <RouteDrawer.Close asChild>
          <Button size="small" variant="secondary">
            {text("common.actions.close")}
          </Button>
        </RouteDrawer.Close>
        {isOffered && (
          <Button
            size="small"
            isLoading={replay.isPending}
            aria-keyshortcuts="r"
            onClick={() => replay.mutate()}
          >
            {text("notifications.replay.action")}
          </Button>
        )}
      </RouteDrawer.Footer>
    </>
  )
}
