import type { Freeze, Obstacle } from "../../records"
import type { World } from "../../world"
import { endFreeze, open } from "./freeze"
import { notifyFreeze, notifyUnfreeze } from "./notify"

/** Why the shopper cannot freeze money; `null` when he can. To look is to open the order. */
export function obstacle(world: World, freeze: Freeze): Obstacle | null {
  open(world, freeze)
  if (freeze.frozen_at) return "paid"
  if (freeze.state === "CLOSED") return "closed"
  return freeze.state === "INIT" ? null : "expired"
}

/** The shopper agrees. */
export function freezeMoney(world: World, freeze: Freeze): void {
  freeze.state = "AUTHORIZED"
  freeze.frozen_at = world.clock()
  notifyFreeze(world, freeze)
}

/** Alipay ends the freeze by itself, and sets free what is left of it. */
export function expire(world: World, freeze: Freeze): void {
  endFreeze(world, freeze)
  const last = freeze.releases.at(-1)
  if (last) notifyUnfreeze(world, freeze, last, null)
}
