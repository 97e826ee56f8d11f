import type { Operation } from "../faults"
import type { Call } from "../http"
import type { Trade, WechatScene } from "../records"
import type { World } from "../world"
import { applyAbnormalRefund } from "./abnormal-refunds"
import { billFile, fundFlowBill, tradeBill } from "./bills"
import { certificates } from "./certificates"
import { payByCode, reverse } from "./code-payments"
import { prepare } from "./orders"
import { ownerIn } from "./owner"
import { createRefund, queryRefund, refundedTrade } from "./refunds"
import type { Party } from "./shapes"
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
const byBody = (_: World, { body }: Request) =>
  (body as { out_trade_no?: string } | null)?.out_trade_no

/** Who asks, as the query says it. */
function asker({ call: { query: said } }: Request): Record<string, string> {
  return ownerIn(Object.fromEntries(said))
}

/** The same endpoints for a merchant, and for a service provider under another path. */
function tradeRoutes(by: Party): Route[] {
  const base = `^/v3/pay${by === "partner" ? "/partner" : ""}/transactions`
  const order = (scene: WechatScene, act: Route["act"]): Route => ({
    method: "POST",
    path: new RegExp(`${base}/${scene}$`),
    name: scene,
    operation: "create",
    outTradeNo: byBody,
    act,
  })
  const ownNumber = { outTradeNo: (_: World, { no }: Request) => no }
  return [
    ...(["native", "jsapi", "h5", "app"] as const).map((scene) =>
      order(scene, (world, { body }) => prepare(world, { scene, by, body }))
    ),
    order("codepay", (world, { body }) => payByCode(world, { scene: "codepay", by, body })),
    {
      method: "GET",
      path: new RegExp(`${base}/out-trade-no/([^/]+)$`),
      name: "query",
      operation: "query",
      ...ownNumber,
      act: (world, request) => query(world, byPath(world, request), asker(request)),
    },
    {
      method: "GET",
      path: new RegExp(`${base}/id/([^/]+)$`),
      name: "query-by-id",
      operation: "query",
      outTradeNo: (world, request) => byId(world, request)?.out_trade_no,
      act: (world, request) => query(world, byId(world, request), asker(request)),
    },
    {
      method: "POST",
      path: new RegExp(`${base}/out-trade-no/([^/]+)/close$`),
      name: "close",
      operation: "close",
      ...ownNumber,
      act: (world, request) => close(world, byPath(world, request), { body: request.body, by }),
    },
    {
      method: "POST",
      path: new RegExp(`${base}/out-trade-no/([^/]+)/reverse$`),
      name: "reverse",
      operation: "reverse",
      ...ownNumber,
      act: (world, request) => reverse(world, byPath(world, request), { body: request.body, by }),
    },
  ]
}

export const ROUTES: Route[] = [
  ...tradeRoutes("direct"),
  ...tradeRoutes("partner"),
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
    act: (world, { no, call }) => queryRefund(world, no, call.query.get("sub_mchid")),
  },
  {
    method: "POST",
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)\/apply-abnormal-refund$/,
    name: "abnormal-refund",
    operation: "refund",
    act: (world, { no, call, body }) => applyAbnormalRefund(world, call, no, body),
  },
  {
    method: "GET",
    path: /^\/v3\/bill\/tradebill$/,
    name: "trade-bill",
    operation: "bill",
    act: (world, { call }) => tradeBill(world, call),
  },
  {
    method: "GET",
    path: /^\/v3\/bill\/fundflowbill$/,
    name: "fund-flow-bill",
    operation: "bill",
    act: (world, { call }) => fundFlowBill(world, call),
  },
  {
    method: "GET",
    path: /^\/v3\/billdownload\/file$/,
    name: "bill-file",
    operation: "bill_file",
    act: (world, { call }) => billFile(world, call),
  },
  {
    method: "GET",
    path: /^\/v3\/certificates$/,
    name: "certificates",
    operation: "certificates",
    act: (world) => certificates(world),
  },
]
