import * as routes from "./control-routes"
import type { Body, Handler } from "./control-routes"
import { decoded, json, type Answer, type Call } from "./http"
import { HttpProblem } from "./http-problem"
import type { World } from "./world"

const ROUTES: [method: string, path: RegExp, handler: Handler][] = [
  ["POST", /^\/control\/faults$/, routes.addFault],
  ["DELETE", /^\/control\/faults$/, routes.clearFaults],
  ["GET", /^\/control\/books$/, routes.books],
  ["POST", /^\/control\/books\/age$/, routes.ageBooks],
  ["POST", /^\/control\/trades\/([^/]+)\/([^/]+)\/pay$/, routes.pay],
  ["POST", /^\/control\/trades\/([^/]+)\/([^/]+)\/scan$/, routes.scan],
  ["POST", /^\/control\/trades\/([^/]+)\/([^/]+)\/cancel$/, routes.cancel],
  ["POST", /^\/control\/trades\/([^/]+)\/([^/]+)\/notify$/, routes.notify],
  ["POST", /^\/control\/trades\/([^/]+)\/([^/]+)\/refund$/, routes.refundOutside],
  ["POST", /^\/control\/alipay\/rotate$/, routes.rotateAlipay],
  ["POST", /^\/control\/freezes\/([^/]+)\/(freeze|expire)$/, routes.freeze],
  ["POST", /^\/control\/refunds\/([^/]+)\/([^/]+)$/, routes.setRefund],
  ["POST", /^\/control\/refund-end$/, routes.endNextRefund],
  ["POST", /^\/control\/platform$/, routes.platform],
  ["POST", /^\/control\/login-codes$/, routes.loginCode],
  ["POST", /^\/control\/payment-codes$/, routes.paymentCode],
  ["POST", /^\/control\/bills$/, routes.changeBill],
  ["DELETE", /^\/control\/bills$/, routes.clearBillChanges],
  ["POST", /^\/control\/reset$/, routes.reset],
]

function parsed(text: string): Body {
  if (text === "") return {}
  try {
    return JSON.parse(text) as Body
  } catch {
    throw new HttpProblem(400, "The body must be JSON.")
  }
}

/** `/control/**`: what a test or a developer makes the gateways and the shopper do. */
export async function control(world: World, call: Call): Promise<Answer> {
  try {
    for (const [method, path, handler] of ROUTES) {
      const match = call.method === method && path.exec(call.path)
      if (!match) continue
      const steps = match.slice(1).map(decoded)
      return json(200, await handler(world, steps, parsed(call.body)))
    }
    throw new HttpProblem(404, `There is no ${call.method} ${call.path}.`)
  } catch (error) {
    if (error instanceof HttpProblem) return json(error.status, { message: error.message })
    throw error
  }
}
