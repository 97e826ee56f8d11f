import { Label, RadioGroup, Text } from "@medusajs/ui"
import { useId } from "react"
import type { Move } from "../../shared/api/discrepancies"
import { useText } from "../../shared/hooks/use-text"

interface MoveChoiceProps {
  moves: Move[]
  /** There are moves, and not for this role. */
  isRefused: boolean
  chosen: Move | null
  onChoose: (move: Move) => void
}

/** The legal moves and what each does. */
export function MoveChoice({ moves, isRefused, chosen, onChoose }: MoveChoiceProps) {
  const { text } = useText()
  const id = useId()
  if (moves.length === 0)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {text(isRefused ? "discrepancies.resolve.notYours" : "discrepancies.resolve.noMoves")}
      </Text>
    )
  return (
    <div className="flex flex-col gap-y-3">
      <Text size="small" weight="plus" id={id}>
        {text("discrepancies.resolve.choose")}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        value={chosen ?? ""}
        onValueChange={(value) => onChoose(value as Move)}
      >
        {moves.map((move) => (
          <div key={move} className="flex items-start gap-x-3">
            <RadioGroup.Item value={move} id={`${id}-${move}`} />
            <div className="flex flex-col">
              <Label htmlFor={`${id}-${move}`} size="small" weight="plus">
                {text(`discrepancies.moves.${move}`)}
              </Label>
              <Text size="small" className="text-ui-fg-subtle">
                {text(`discrepancies.hints.${move}`)}
              </Text>
            </div>
          </div>
        ))}
      </RadioGroup>
    </div>
  )
}
