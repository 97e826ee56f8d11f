import { Button, Drawer, Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { keys } from "../shared/api/keys"
import { listCalls } from "../shared/api/trades"
import { Failure } from "../shared/failure"
import { useText } from "../shared/hooks/use-text"
import { Placeholder } from "../shared/placeholder"
import { CallEntry } from "./call-entry"

/** Every call to the gateway about a trade, newest first: what its support asks for. */
export function CallsDrawer({ no, onClose }: { no: string; onClose: () => void }) {
  const { text } = useText()
  const { data, error, refetch, isPending, ...more } = useInfiniteQuery({
    queryKey: keys.calls(no),
    queryFn: ({ pageParam }) => listCalls(no, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ offset, limit, count }) =>
      offset + limit < count ? offset + limit : undefined,
  })
  const calls = data?.pages.flatMap((page) => page.calls) ?? []
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <Drawer.Header>
          <Drawer.Title>{text("trace.calls.title")}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
          <Text size="small" className="text-ui-fg-subtle">
            {text("trace.calls.text")}
          </Text>
          {isPending && <Placeholder rows={6} />}
          {error && <Failure error={error} onRetry={() => void refetch()} />}
          {data && calls.length === 0 && <Text size="small">{text("trace.calls.empty")}</Text>}
          <ol className="flex flex-col gap-y-3">
            {calls.map((call) => (
              <CallEntry key={call.id} call={call} />
            ))}
          </ol>
          {more.hasNextPage && (
            <Button
              size="small"
              variant="secondary"
              isLoading={more.isFetchingNextPage}
              onClick={() => void more.fetchNextPage()}
            >
              {text("trace.calls.more")}
            </Button>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
