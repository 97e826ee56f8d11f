import type { Operation } from "../faults"
import type { Call } from "../http"
import type { Trade, WechatScene } from "../records"
import type { World } from "../world"
import { certificates } from "./certificates"
import { payByCode, reverse } from "./code-payments"
import { prepare } from "./orders"
import { createRefund, queryRefund, refundedTrade } from "./refunds"
import { close, query } from "./transactions"

/** One call as an endpoint sees it: `no` is the number in its path. */
export interface Request {
  call: Call
  no: string
  body: unknown
}

/** One endpoint of API v3. */
export interface Route {
  method: "GET" | "POST"
  path: RegExp
  name: string
  operation?: Operation
  /** Whose faults and whose line in the books. */
  outTradeNo?(world: World, request: Request): string | undefined
  /** `null` is the empty 204. */
  act(world: World, request: Request): object | null
}

const byPath = ({ books }: World, { no }: Request): Trade | undefined => books.trade("wechat", no)
const byId = ({ books }: World, { no }: Request) => books.tradeByGatewayNo("wechat", no)
const mchid = ({ call }: Request) => call.query.get("mchid")

function orderRoute(scene: WechatScene, act: Route["act"]): Route {
  return {
    method: "POST",
    path: new RegExp(`^/v3/pay/transactions/${scene}$`),
    name: scene,
    operation: "create",
    outTradeNo: (_, { body }) => (body as { out_trade_no?: string } | null)?.out_trade_no,
    act,
  }
}

export const ROUTES: Route[] = [
  ...(["native", "jsapi", "h5", "app"] as const).map((scene) =>
    orderRoute(scene, (world, { body }) => prepare(world, scene, body))
  ),
  orderRoute("codepay", (world, { body }) => payByCode(world, body)),
  {
    method: "GET",
    path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/,
    name: "query",
    operation: "query",
    outTradeNo: (_, { no }) => no,
    act: (world, request) => query(world, byPath(world, request), mchid(request)),
  },
  {
    method: "GET",
    path: /^\/v3\/pay\/transactions\/id\/([^/]+)$/,
    name: "query-by-id",
    operation: "query",
    outTradeNo: (world, request) => byId(world, request)?.out_trade_no,
    act: (world, request) => query(world, byId(world, request), mchid(request)),
  },
  {
    method: "POST",
    path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/,
    name: "close",
    operation: "close",
    outTradeNo: (_, { no }) => no,
    act: (world, request) => close(world, byPath(world, request), request.body),
  },
  {
    method: "POST",
    path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/reverse$/,
    name: "reverse",
    operation: "reverse",
    outTradeNo: (_, { no }) => no,
    act: (world, request) => reverse(world, byPath(world, request), request.body),
  },
  {
    method: "POST",
    path: /^\/v3\/refund\/domestic\/refunds$/,
    name: "refund",
    operation: "refund",
    outTradeNo: (world, { body }) => refundedTrade(world, body)?.out_trade_no,
    act: (world, { body }) => createRefund(world, body),
  },
  {
    method: "GET",
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
    name: "refund-query",
    operation: "refund_query",
    outTradeNo: ({ books }, { no }) => books.refund("wechat", no)?.out_trade_no,
    act: (world, { no }) => queryRefund(world, no),
  },
  {
    method: "GET",
    path: /^\/v3\/certificates$/,
    name: "certificates",
    act: (world) => certificates(world),
  },
]
