import { Text } from "@medusajs/ui"
import type { Call } from "../shared/api/trades"
import { CopyNo } from "../shared/copy-no"
import { useText } from "../shared/hooks/use-text"
import { State } from "../shared/state"
import { When } from "../shared/when"
import { CALL_COLORS } from "./colors"

/** One call: how it ended, and what was said by whom for whoever opens it. */
export function CallEntry({ call }: { call: Call }) {
  const { text, say } = useText()
  const { api, at, outcome, code, request_id: requestId, duration_ms: ms } = call
  const [likeliest] = call.explanation?.causes ?? []
  return (
    <li className="border-ui-border-base flex flex-col gap-y-2 rounded-lg border p-3">
      <div className="flex items-start justify-between gap-x-2">
        <span className="txt-compact-small-plus min-w-0 break-all">{api}</span>
        <State
          color={CALL_COLORS[outcome]}
          label={[text(`trace.calls.outcomes.${outcome}`), code].filter(Boolean).join(" · ")}
        />
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        <When at={at} /> · {text("notifications.detail.ms", { ms: ms.toLocaleString() })}
      </Text>
      {likeliest && <Text size="small">{say(likeliest)}</Text>}
      <CopyNo no={requestId} what={text("trace.calls.requestId")} />
      <details className="txt-compact-small">
        <summary className="cursor-pointer">{text("trace.calls.content")}</summary>
        <Said title={text("trace.calls.request")} said={call.request} />
        <Said title={text("trace.calls.answer")} said={call.answer ?? text("trace.calls.none")} />
      </details>
    </li>
  )
}

function Said({ title, said }: { title: string; said: string }) {
  return (
    <div className="mt-2">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {title}
      </Text>
      <pre
        tabIndex={0}
        aria-label={title}
        className="bg-ui-bg-subtle txt-compact-xsmall max-h-60 overflow-auto whitespace-pre-wrap break-all rounded-lg p-2 font-mono"
      >
        {said}
      </pre>
    </div>
  )
}
