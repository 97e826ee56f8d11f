import { DISCREPANCY_KINDS } from "../../../src/core/discrepancy"
import {
  aDetail,
  aDiscrepancy,
  aNotification,
  aNotificationDetail,
  aRun,
  aTrade,
  aCall,
  aLine,
  abnormalRefund,
  ago,
  anAccount,
  anOverview,
  aRefund,
} from "./samples"

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
}

export interface Answer {
  status?: number
  body: unknown
  headers?: Record<string, string>
}

type Handler = (asked: Asked) => Answer | Promise<Answer>

/** Something that never answers. */
export const hang: Handler = () => new Promise(() => undefined)

/** The sentence of a refusal, in both languages as our routes say it. */
export const refuse =
  (status: number, message = "It does not work.\n无法完成。"): Handler =>
  () => ({ status, body: { type: "not_allowed", message } })

export const json =
  (body: unknown): Handler =>
  () => ({ body })

/** A list of one page. */
export const page = (name: string, rows: unknown[], count = rows.length): Handler =>
  json({ [name]: rows, count, offset: 0, limit: 20 })

/** The admin API of the contract, with one of everything; what a test is about it answers otherwise. */
export class FakeApi {
  readonly asked: Asked[] = []
  private readonly handlers = new Map<string, Handler>(Object.entries(DEFAULTS))

  /** `on("GET overview", json({ … }))`; paths are below `/admin/cnpay/` unless they begin with `/`. */
  on(route: string, handler: Handler): this {
    this.handlers.set(route, handler)
    return this
  }

  /** What was asked under one route, oldest first. */
  askedFor(route: string): Asked[] {
    return this.asked.filter((asked) => routeOf(asked) === route)
  }

  async answer(method: string, url: string, body: unknown): Promise<Required<Answer>> {
    const { pathname: path, searchParams: query } = new URL(url)
    const asked = { method, path, query, body }
    this.asked.push(asked)
    const handler = this.handlers.get(routeOf(asked))
    if (!handler)
      return { status: 404, headers: {}, body: { message: `Nothing answers ${routeOf(asked)}.` } }
    return { status: 200, headers: {}, ...(await handler(asked)) }
  }
}

/** Ids become `*`, so that one handler serves all. */
function routeOf({ method, path }: Asked): string {
  const ours = path.replace(/^\/admin\/cnpay\//, "")
  const known = /^(order|cn\w+?|alipay|wechat)_\w+$|^CNR?\d/
  const parts = ours.split("/").map((part) => (known.test(part) ? "*" : part))
  return `${method} ${parts.join("/")}`
}

const DEFAULTS: Record<string, Handler> = {
  "GET /admin/feature-flags": json({ feature_flags: { rbac: false } }),
  "GET overview": json(anOverview()),
  "GET accounts": json({
    accounts: [
      anAccount(),
      anAccount({
        account: "alipay_main",
        gateway: "alipay",
        api_version: null,
        mode: "sandbox",
        status: "healthy",
        problems: [],
        merchant_id: "2088****0156",
        app_id: "2021****0683",
        notify_url: "https://api.shop.example/hooks/cnpay/alipay_main",
        keys: [
          {
            name: "merchant_key",
            fingerprint: "SHA256:77:0a:45:1c:e2:39",
            serial: null,
            ends_at: null,
            days_left: null,
          },
        ],
      }),
    ],
  }),
  "POST accounts/*/check": json({ ok: true, duration_ms: 132, error: null }),
  "GET runs": page("runs", [
    aRun(),
    aRun({
      id: "cnrun_2",
      account: "alipay_main",
      gateway: "alipay",
      state: "balanced",
      matched: 1284,
      net_difference_fen: 0,
      discrepancies: { open: 0, all: 0 },
    }),
    aRun({
      id: "cnrun_3",
      bill_day: "2026-11-23",
      state: "waiting",
      lines: 0,
      matched: 0,
      net_difference_fen: null,
      discrepancies: { open: 0, all: 0 },
      finished_at: null,
    }),
    aRun({
      id: "cnrun_4",
      bill_day: "2026-11-21",
      state: "failed",
      lines: 0,
      matched: 0,
      net_difference_fen: null,
      discrepancies: { open: 0, all: 0 },
      last_error: {
        code: "UNREADABLE",
        message: { en: "Line 17 has too few columns.", zh: "第 17 行的列数不足。" },
        line: 17,
      },
    }),
  ]),
  "POST runs": json({ run: aRun({ state: "working" }) }),
  "GET runs/*/lines": page("lines", [aLine()]),
  "GET trades/*/calls": page("calls", [aCall()]),
  "GET runs/*": json({ run: aRun() }),
  "POST bills": json({ run: aRun() }),
  "GET discrepancies": page(
    "discrepancies",
    DISCREPANCY_KINDS.map((kind, index) =>
      aDiscrepancy({
        id: `cndis_${index + 1}`,
        kind,
        state: (["open", "waiting", "resolving", "resolved", "accepted"] as const)[index % 5],
        ours_fen: index % 3 === 0 ? null : 1990,
        difference_fen: index % 4 === 0 ? 1990 : index % 4 === 1 ? 0 : -500,
        account: index % 2 ? "alipay_main" : "wechat_main",
        order: index % 2 ? null : { id: "order_01KAB2C3D4E5F6G7H8J9KAMNPQ", display_id: 1024 },
        moves: index % 2 ? ["query", "wait", "accept"] : ["refund", "accept"],
        created_at: ago((index + 1) * 9 * 3600_000),
      })
    ),
    119
  ),
  "GET discrepancies/*": json({ discrepancy: aDetail() }),
  "POST discrepancies/*/moves": json({
    why: null,
    discrepancy: aDiscrepancy({ state: "resolved", moves: [] }),
  }),
  "POST discrepancies/moves": json({ moved: ["cndis_2"], refused: [] }),
  "GET notifications": page(
    "notifications",
    [
      aNotification(),
      aNotification({
        id: "cnntf_2",
        state: "failed",
        attempts: 8,
        last_error: "ORDER_LOCKED",
        done_at: null,
      }),
      aNotification({
        id: "cnntf_3",
        state: "retrying",
        attempts: 3,
        done_at: null,
        due_at: new Date(Date.now() + 90_000).toISOString(),
      }),
      aNotification({
        id: "cnntf_4",
        account: "alipay_main",
        gateway: "alipay",
        state: "rejected",
        ...{ event: null, about: null, out_trade_no: null },
        reason: { en: "The signature is not the gateway's.", zh: "签名不是支付渠道的。" },
        attempts: 0,
        done_at: null,
        duplicates: 0,
      }),
      aNotification({ id: "cnntf_5", about: "refund", state: "working", done_at: null }),
      aNotification({ id: "cnntf_6", state: "waiting", attempts: 0, done_at: null }),
    ],
    1204
  ),
  "GET notifications/*": json({ notification: aNotificationDetail() }),
  "POST notifications/*/replay": json({ notification: aNotificationDetail() }),
  "POST notifications/replay": json({ replayed: ["cnntf_2"], refused: [] }),
  "GET orders/*/trace": json({
    trace: {
      trades: [
        aTrade({
          status: "attention",
          refunded_fen: 500,
          refunds: [aRefund(), abnormalRefund()],
          discrepancies: [aDiscrepancy({ kind: "refund_failed" })],
        }),
      ],
    },
  }),
  "POST trades/*/query": json({ outcome: "captured" }),
  "GET trades/*/support": json({ out_trade_no: "CN1" }),
  "POST refunds/*/retry": json({}),
  "POST refunds/*/redirect": json({}),
}
