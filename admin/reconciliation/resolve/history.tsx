import { Heading, Text } from "@medusajs/ui"
import type { MoveMade } from "../../shared/api/discrepancies"
import { useText } from "../../shared/hooks/use-text"
import { When } from "../../shared/when"
import { isSaid, stateOf } from "./made"

/** Who did what, when and why. */
export function History({ made }: { made: MoveMade[] }) {
  const { text, say } = useText()
  return (
    <div className="px-6 py-4">
      <Heading level="h3" className="mb-3">
        {text("discrepancies.resolve.history")}
      </Heading>
      {made.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {text("discrepancies.resolve.noHistory")}
        </Text>
      )}
      <ol className="flex flex-col gap-y-3">
        {made.map(({ id, move, by, reason, before, after, created_at: at }) => {
          const [from, to] = [stateOf(before), stateOf(after)]
          return (
            <li key={id} className="txt-compact-small flex flex-col gap-y-1">
              <span className="flex justify-between gap-x-2">
                <span className="txt-compact-small-plus">
                  {text(`discrepancies.moves.${move}`)}
                </span>
                <span className="text-ui-fg-subtle text-right">
                  <When at={at} />
                </span>
              </span>
              <span className="text-ui-fg-subtle">
                {by ? (by.email ?? by.id) : text("discrepancies.resolve.plugin")}
                {from && to && from !== to && (
                  <>
                    {" · "}
                    {text(`discrepancies.states.${from}`)} → {text(`discrepancies.states.${to}`)}
                  </>
                )}
              </span>
              {reason && <q className="whitespace-pre-line break-words">{reason}</q>}
              {isSaid(after?.why) && <span>{say(after.why)}</span>}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
