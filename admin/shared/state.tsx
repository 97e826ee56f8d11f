import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

export type Color = NonNullable<ComponentProps<typeof StatusBadge>["color"]>

interface StateProps {
  color: Color
  label: string
}

/** A state: a colour, and the word for those who cannot see it. */
export function State({ color, label }: StateProps) {
  return (
    <StatusBadge color={color} className="text-nowrap">
      {label}
    </StatusBadge>
  )
}
