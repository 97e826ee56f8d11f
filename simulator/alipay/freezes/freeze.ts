import { alipayAuthNo } from "../../ids"
import type { Freeze } from "../../records"
import type { World } from "../../world"
import { AlipayRefusal } from "../codes"
import { invalid, type Biz } from "../rules"

/** Money that nobody captures or releases is free again after a year. */
const LIFE_MS = 360 * 86_400_000

export function capturedFen({ books }: World, freeze: Freeze): number {
  return books.trades
    .filter((it) => it.auth_no !== null && it.auth_no === freeze.auth_no)
    .reduce((sum, it) => sum + it.amount_fen, 0)
}

export function releasedFen(freeze: Freeze): number {
  return freeze.releases.reduce((sum, it) => sum + it.amount_fen, 0)
}

/** What is still frozen. */
export function restFen(world: World, freeze: Freeze): number {
  if (!freeze.frozen_at) return 0
  return freeze.amount_fen - capturedFen(world, freeze) - releasedFen(freeze)
}

/** What time alone does: unmade it closes, made it ends after its life. */
export function passTime(world: World, freeze: Freeze): void {
  const now = world.clock()
  if (freeze.state === "INIT" && freeze.time_expire <= now) close(world, freeze)
  const age = now.getTime() - (freeze.frozen_at?.getTime() ?? Infinity)
  if (freeze.state === "AUTHORIZED" && age > LIFE_MS) close(world, freeze)
}

/** The last fen is gone: what became of it decides how the order ends. */
export function endIfEmpty(world: World, freeze: Freeze): void {
  if (freeze.state === "AUTHORIZED" && restFen(world, freeze) === 0) close(world, freeze)
}

function close(world: World, freeze: Freeze): void {
  const rest = restFen(world, freeze)
  const now = world.clock()
  if (rest > 0) freeze.releases.push({ out_request_no: "", amount_fen: rest, at: now })
  freeze.state = capturedFen(world, freeze) > 0 ? "FINISH" : "CLOSED"
  freeze.closed_at = now
}

/** The order ends now, whatever is left of it: by its age, or because the shopper gave it up. */
export function endFreeze(world: World, freeze: Freeze): void {
  close(world, freeze)
}

/** The shopper has scanned the code or opened the order string: only now does the order exist. */
export function open(world: World, freeze: Freeze): void {
  const now = world.clock()
  if (freeze.state === "NOT_CREATED" && now < freeze.time_expire) {
    freeze.state = "INIT"
    freeze.auth_no = alipayAuthNo(now)
  }
  passTime(world, freeze)
}

export function namedFreeze(world: World, biz: Biz): Freeze | undefined {
  const { auth_no: authNo, out_order_no: outOrderNo } = biz
  if (!authNo && !outOrderNo) throw invalid("auth_no和out_order_no不能同时为空")
  const freeze = world.books.freezes.find((it) =>
    authNo ? it.auth_no === authNo : it.out_order_no === outOrderNo
  )
  if (freeze) passTime(world, freeze)
  return freeze
}

export function existingFreeze(world: World, biz: Biz): Freeze {
  const freeze = namedFreeze(world, biz)
  if (!freeze || freeze.state === "NOT_CREATED") throw new AlipayRefusal("AUTH_ORDER_NOT_EXIST")
  return freeze
}
