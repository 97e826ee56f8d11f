import { ActionMenu, type ActionGroup } from "@medusajs/dashboard/components"
import { EllipsisHorizontal } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useText } from "./hooks/use-text"

/** The dashboard's menu of actions, with a name for screen readers, which its own button lacks. */
export function Menu({ groups }: { groups: ActionGroup[] }) {
  const { text } = useText()
  const filled = groups.filter(({ actions }) => actions.length > 0)
  if (filled.length === 0) return null
  return (
    <ActionMenu groups={filled}>
      <IconButton size="small" variant="transparent" aria-label={text("common.actions.menu")}>
        <EllipsisHorizontal />
      </IconButton>
    </ActionMenu>
  )
}
