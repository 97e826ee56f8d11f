import { redirect, type Answer, type Call } from "../http"
import type { World } from "../world"
import { errorPage } from "./cashier"
import { AlipayRefusal } from "./codes"
import { ORDER_STRINGS } from "./methods"
import { checkApp, checkProtocol, type Params } from "./protocol"
import { orderIn } from "./received"
import { check } from "./rules"

/** The wallet checks an order string as the gateway would have, and shows the order. */
export function openOrderString(world: World, call: Call): Answer {
  const params = Object.fromEntries(call.query)
  try {
    return redirect(`${world.url}/phone/${opened(world, params)}`)
  } catch (error) {
    if (error instanceof AlipayRefusal) return errorPage(error)
    throw error
  }
}

function opened(world: World, params: Params): string {
  checkApp(world, params)
  checkProtocol(world, params)
  const method = params["method"] ?? ""
  const order = Object.hasOwn(ORDER_STRINGS, method) && ORDER_STRINGS[method]
  if (!order) throw new AlipayRefusal("isv.invalid-method")
  const received = orderIn(world, params)
  check(received.biz, order.sheet)
  return order.open(world, { ...received, returnUrl: null })
}
