import * as alipay from "../alipay/cashier"
import { openOrderString } from "../alipay/wallet"
import { html, redirect, type Answer, type Call } from "../http"
import type { Trade } from "../records"
import { phoneOfFreeze } from "./freeze"
import { SHOPPERS } from "../shopper"
import type { World } from "../world"
import { screen, unknownCode, type ScreenState } from "./screen"

const PATH = /^\/phone\/([0-9A-Za-z]+)(?:\/(pay|cancel))?$/

/** The wallet, handed an order string by the merchant's app. */
const WALLET_PATH = "/phone/app"

/** `/phone/{code}`: what the shopper sees after a scan, and the cashier of Alipay's web page. */
export function phone(world: World, call: Call): Answer {
  const [, code, action] = PATH.exec(call.path) ?? []
  if (call.path === WALLET_PATH) return openOrderString(world, call)
  const freeze = code && world.books.freezeByCode(code)
  if (freeze) return phoneOfFreeze(world, call, freeze, action)
  const trade = code && world.books.tradeByCode(code)
  if (!trade) return html(404, unknownCode())
  // WeChat Pay's H5 page is told by the merchant, in its address, where to go afterwards.
  const back = trade.scene === "h5" && call.query.get("redirect_url")
  if (back && URL.canParse(back)) trade.return_url = new URL(back).href
  if (call.method !== "POST") return html(200, shown(world, trade, call.query.has("cancelled")))
  if (action === "cancel") return redirect(`/phone/${code}?cancelled`)
  if (SHOPPERS[trade.gateway].obstacle(world, trade) === null) {
    SHOPPERS[trade.gateway].pay(world, trade)
    const address = returnAddress(world, trade)
    if (address) return redirect(address)
  }
  return redirect(`/phone/${code}`)
}

/** Alipay signs what it says on the way back; WeChat Pay says nothing. */
function returnAddress(world: World, trade: Trade): string | null {
  return trade.gateway === "alipay" ? alipay.returnAddress(world, trade) : trade.return_url
}

function shown(world: World, trade: Trade, cancelled: boolean): string {
  const obstacle = SHOPPERS[trade.gateway].obstacle(world, trade)
  const state: ScreenState = obstacle ?? (cancelled ? "cancelled" : "payable")
  // Only a payment is returned with signed parameters; a shopper who gave up comes back bare.
  const back = state === "paid" ? returnAddress(world, trade) : trade.return_url
  return screen({ trade, state, back })
}
