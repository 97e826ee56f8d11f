import { freezeMoney, obstacle } from "../alipay/freezes/shopper"
import { html, redirect, type Answer, type Call } from "../http"
import type { Freeze } from "../records"
import type { World } from "../world"
import { screen } from "./screen"

/** What the shopper sees who is asked to set money aside. */
export function phoneOfFreeze(
  world: World,
  call: Call,
  freeze: Freeze,
  action: string | undefined
): Answer {
  const { gateway, out_order_no, subject, amount_fen, code } = freeze
  if (call.method === "POST") {
    if (action === "cancel") return redirect(`/phone/${code}?cancelled`)
    if (obstacle(world, freeze) === null) freezeMoney(world, freeze)
    return redirect(`/phone/${code}`)
  }
  const state = obstacle(world, freeze) ?? (call.query.has("cancelled") ? "cancelled" : "payable")
  const trade = { gateway, out_trade_no: out_order_no, subject, amount_fen, code, isFreeze: true }
  return html(200, screen({ trade, state, back: null }))
}
