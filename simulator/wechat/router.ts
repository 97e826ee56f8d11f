import { withSet } from "../dot-path"
import { decoded, empty, type Answer, type Call, type Reaction } from "../http"
import { digits, hex } from "../ids"
import { perform, type GatewayOperation, type Seal } from "../operation"
import type { World } from "../world"
import { authorize } from "./authorization"
import { BillFile } from "./bills"
import { WechatRefusal } from "./refusal"
import { ROUTES, type Request, type Route } from "./routes"
import { signatureHeaders } from "./sign"

type Outcome = { done: object | null } | { refused: WechatRefusal }

function requestId(): string {
  return `08${hex(16).toUpperCase()}05-${digits(9)}`
}

function refused({ status, body }: WechatRefusal, withRequestId = true): Answer {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    ...(withRequestId && { "Request-ID": requestId() }),
  }
  return { status, headers, body: JSON.stringify(body) }
}

function succeeded(content: object | null): Answer {
  const headers = { "Request-ID": requestId() }
  if (!content) return { status: 204, headers, body: "" }
  const type = { "content-type": "application/json; charset=utf-8" }
  return { status: 200, headers: { ...type, ...headers }, body: JSON.stringify(content) }
}

/** Every 2xx is signed, the empty 204 and the 202 that puts off too; no other answer is. */
function signed(world: World, call: Call, answer: Answer, seal: Seal): Answer {
  if (answer.status >= 300) return answer
  const wanted = call.headers["wechatpay-serial"]
  const serial = typeof wanted === "string" ? wanted : undefined
  const signature = signatureHeaders(world, answer.body, { serial, at: world.clock(), seal })
  return { ...answer, headers: { ...answer.headers, ...signature } }
}

function parsed(body: string): unknown {
  if (body === "") return null
  try {
    return JSON.parse(body) as unknown
  } catch {
    throw new WechatRefusal("PARAM_ERROR", "请求体不是合法的JSON")
  }
}

function operationOf(world: World, route: Route, request: Request): GatewayOperation<Outcome> {
  return {
    act() {
      try {
        return { done: route.act(world, request) }
      } catch (error) {
        if (error instanceof WechatRefusal) return { refused: error }
        throw error
      }
    },
    refusal({ code, message }) {
      return {
        refused: new WechatRefusal(
          String(code ?? "SYSTEM_ERROR"),
          String(message ?? "系统异常，请稍后重试")
        ),
      }
    },
    seal(outcome, seal, set) {
      // The one answer that is never signed.
      if ("done" in outcome && outcome.done instanceof BillFile) return outcome.done.answer
      const answer =
        "refused" in outcome
          ? refused(outcome.refused)
          : succeeded(outcome.done && withSet(outcome.done, set))
      return signed(world, request.call, answer, seal)
    },
  }
}

/** API v3: unknown paths and methods are answered with nothing at all, before anything is checked. */
export async function wechatGateway(world: World, call: Call): Promise<Reaction> {
  const known = ROUTES.filter(({ path }) => path.test(call.path))
  const route = known.find(({ method }) => method === call.method)
  if (!route) return empty(known.length ? 405 : 404)
  const no = decoded(route.path.exec(call.path)?.[1] ?? "")
  const request = { call, no, body: null as unknown }
  const reaction = await answered(world, route, request)
  const outTradeNo = route.outTradeNo?.(world, request)
  world.books.note({
    gateway: "wechat",
    operation: route.name,
    at: world.clock(),
    ...(outTradeNo && { out_trade_no: outTradeNo }),
    outcome: outcomeOf(reaction),
  })
  return reaction
}

async function answered(world: World, route: Route, request: Request): Promise<Reaction> {
  const { call } = request
  try {
    authorize(world, call)
    request.body = parsed(call.body)
  } catch (error) {
    if (!(error instanceof WechatRefusal)) throw error
    // Seen at the real gateway: an unsigned transactions call gets no Request-ID.
    return refused(error, !(error.status === 401 && call.path.startsWith("/v3/pay/")))
  }
  const outTradeNo = route.outTradeNo?.(world, request)
  const fault = route.operation && world.faults.forOperation("wechat", route.operation, outTradeNo)
  return perform(operationOf(world, route, request), fault, world.stopped)
}

/** The answer's own code, for the books. */
function outcomeOf(reaction: Reaction): string {
  if (typeof reaction === "string") return reaction
  return /"code":"([^"]+)"/.exec(reaction.body)?.[1] ?? String(reaction.status)
}
