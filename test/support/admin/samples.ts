import type { Account } from "../../../admin/shared/api/accounts"
import type { Discrepancy, DiscrepancyDetail } from "../../../admin/shared/api/discrepancies"
import type { Notification, NotificationDetail } from "../../../admin/shared/api/notifications"
import type { Overview } from "../../../admin/shared/api/overview"
import type { Refund } from "../../../admin/shared/api/refunds"
import type { BillLine, Run } from "../../../admin/shared/api/runs"
import type { Call, Trade } from "../../../admin/shared/api/trades"

/*
 * What the admin API answers, as its contract says; each test changes what it is about.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A moment so long ago. */
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

export const ORDER_ID = "order_01KAB2C3D4E5F6G7H8J9KAMNPQ"
export const TRADE_NO = "CN20261123T7K9Q2M4X8W1"
const GATEWAY_NO = "4200002961202611238765432109"

export function aDiscrepancy(changes: Partial<Discrepancy> = {}): Discrepancy {
  return {
    id: "cndis_1",
    kind: "only_at_gateway",
    state: "open",
    account: "wechat_main",
    out_trade_no: TRADE_NO,
    out_refund_no: "",
    gateway_trade_no: GATEWAY_NO,
    order: { id: ORDER_ID, display_id: 1024 },
    bill_day: "2026-11-22",
    run_id: "cnrun_1",
    ours_fen: null,
    gateway_fen: 1990,
    difference_fen: 1990,
    ours: null,
    gateway: {
      ...{ line: 2, state: "paid", type: "SUCCESS", at: "2026-11-22 12:00:00" },
      ...{ amount: 1990, settled: 1990, fee: "0.12000", refund_state: null, currency: "CNY" },
    },
    waits_for: null,
    resolution: null,
    reason: null,
    resolved_by: null,
    resolved_at: null,
    created_at: ago(26 * HOUR),
    updated_at: ago(26 * HOUR),
    moves: ["settle", "refund", "wait", "accept"],
    ...changes,
  }
}

export function aDetail(changes: Partial<DiscrepancyDetail> = {}): DiscrepancyDetail {
  return {
    ...aDiscrepancy(),
    payee: "o***3k (WeChat Pay)",
    amount_fen: 1990,
    history: [
      {
        id: "cndmv_2",
        move: "query",
        by: { id: "user_1", email: "ling@shop.example" },
        reason: null,
        before: { state: "open" },
        after: { state: "open", why: { en: "The books do not agree yet.", zh: "账目仍不一致。" } },
        created_at: ago(HOUR),
      },
      {
        id: "cndmv_1",
        move: "opened",
        by: null,
        reason: null,
        before: null,
        after: { state: "open" },
        created_at: ago(26 * HOUR),
      },
    ],
    ...changes,
  }
}

export function aRefund(changes: Partial<Refund> = {}): Refund {
  return {
    out_refund_no: "CNR20261123B2N6V9Z3Y5U8",
    out_trade_no: TRADE_NO,
    account: "wechat_main",
    gateway: "wechat",
    origin: "medusa",
    medusa_refund_id: "ref_1",
    gateway_refund_no: "50300001202611230001",
    amount_fen: 500,
    state: "processing",
    error: null,
    error_code: null,
    moves: [],
    discrepancy_id: null,
    succeeded_at: null,
    created_at: ago(3 * MINUTE),
    updated_at: ago(2 * MINUTE),
    ...changes,
  }
}

export const abnormalRefund = () =>
  aRefund({
    out_refund_no: "CNR20261123A9B8C7D6E5F4",
    amount_fen: 990,
    state: "abnormal",
    error_code: "ABNORMAL",
    error: {
      code: "ABNORMAL",
      message: { en: "The shopper's account is closed.", zh: "用户的收款账户已注销。" },
      next: {
        en: "Redirect the refund to a bank card of the shopper.",
        zh: "请将退款改道至顾客的银行卡。",
      },
    },
    moves: ["redirect", "accept"],
    discrepancy_id: "cndis_9",
  })

export function aTrade(changes: Partial<Trade> = {}): Trade {
  return {
    account: "wechat_main",
    gateway: "wechat",
    scene: "native",
    kind: "payment",
    out_trade_no: TRADE_NO,
    gateway_trade_no: GATEWAY_NO,
    status: "paid",
    state: "paid",
    amount_fen: 1990,
    paid_fen: 1990,
    refunded_fen: 0,
    currency_code: "cny",
    cause: "notification",
    created_at: ago(2 * DAY),
    paid_at: ago(2 * DAY - MINUTE),
    settled_at: ago(2 * DAY - MINUTE),
    closed_at: null,
    expires_at: ago(2 * DAY - 30 * MINUTE),
    due_at: null,
    refunds: [],
    discrepancies: [],
    bill: { day: "2026-11-21", run_id: "cnrun_1", line: 12 },
    timeline: [
      {
        at: ago(DAY),
        type: "billed",
        detail: { bill_day: "2026-11-21", run_id: "cnrun_1" },
      },
      { at: ago(2 * DAY - MINUTE), type: "settled", detail: { took_ms: 412 } },
      {
        at: ago(2 * DAY - MINUTE),
        type: "notification",
        detail: { notification_id: "cnntf_1", duplicates: 2 },
      },
      { at: ago(2 * DAY - MINUTE), type: "paid", detail: { amount_fen: 1990 } },
      { at: ago(2 * DAY), type: "created", detail: { amount_fen: 1990 } },
    ],
    ...changes,
  }
}

export function aNotification(changes: Partial<Notification> = {}): Notification {
  return {
    id: "cnntf_1",
    account: "wechat_main",
    gateway: "wechat",
    event: "TRANSACTION.SUCCESS",
    about: "payment",
    out_trade_no: TRADE_NO,
    out_refund_no: null,
    state: "done",
    attempts: 1,
    duplicates: 2,
    due_at: null,
    last_error: null,
    reason: null,
    received_at: ago(5 * MINUTE),
    done_at: ago(5 * MINUTE - 400),
    ...changes,
  }
}

export function aNotificationDetail(changes: Partial<NotificationDetail> = {}): NotificationDetail {
  return {
    ...aNotification(),
    content: { out_trade_no: TRADE_NO, trade_state: "SUCCESS", amount: { total: 1990 } },
    headers: { "wechatpay-serial": "PUB_KEY_ID_0116***", "wechatpay-timestamp": "1795449600" },
    history: [
      {
        at: ago(5 * MINUTE),
        cause: "notification",
        outcome: "done",
        error: null,
        duration_ms: 412,
      },
    ],
    ...changes,
  }
}

export function aLine(changes: Partial<BillLine> = {}): BillLine {
  return {
    ...{ line: 2, kind: "payment", direction: "in", type: "SUCCESS", at: "2026-11-22 12:00:00" },
    ...{ outTradeNo: TRADE_NO, gatewayTradeNo: "4200002619202611220123456789" },
    ...{ outRefundNo: null, gatewayRefundNo: null, amount: 1990, fee: "0.12000" },
    ...changes,
  }
}

export function aCall(changes: Partial<Call> = {}): Call {
  return {
    ...{ id: "cncal_1", at: ago(MINUTE), api: "GET /v3/pay/transactions/out-trade-no/{no}" },
    ...{ outcome: "ok", code: null, request_id: "08F3B1C70610EF02", duration_ms: 87 },
    ...{
      request: "GET /v3/pay/transactions",
      answer: '{"trade_state":"SUCCESS"}',
      explanation: null,
    },
    ...changes,
  }
}

export function aRun(changes: Partial<Run> = {}): Run {
  return {
    id: "cnrun_1",
    account: "wechat_main",
    gateway: "wechat",
    bill_day: "2026-11-22",
    state: "differs",
    cause: "daily",
    attempts: 1,
    due_at: null,
    last_error: null,
    lines: 1284,
    matched: 1282,
    discrepancies: { open: 2, all: 3 },
    totals: {
      ours: {
        payments: { count: 1200, amount: 23_880_000 },
        refunds: { count: 82, amount: 410_000 },
        net: 23_470_000,
      },
      gateway: {
        payments: { count: 1202, amount: 23_883_980 },
        refunds: { count: 82, amount: 410_000 },
        net: 23_473_980,
      },
      fees: { trade: "1433.0388", fund: "1433.04" },
    },
    net_difference_fen: 3980,
    trade_hash: "5f1d3a9c2b7e4f60a1d8c3b2e5f7a9d0c4b6e8f1",
    fund_hash: "9a7c5e3b1d8f6a4c2e0b9d7f5a3c1e8b6d4f2a09",
    ours_as_of: ago(13 * HOUR),
    gateway_as_of: ago(13 * HOUR + MINUTE),
    started_at: ago(13 * HOUR + MINUTE),
    finished_at: ago(13 * HOUR),
    ...changes,
  }
}

export function anAccount(changes: Partial<Account> = {}): Account {
  return {
    account: "wechat_main",
    gateway: "wechat",
    api_version: "v3",
    mode: "live",
    merchant_id: "1900****09",
    app_id: "wx88****d1",
    notify_url: "https://api.shop.example/hooks/cnpay/wechat_main",
    keys: [
      {
        name: "merchant_certificate",
        fingerprint: "SHA256:9c:31:7e:aa:02:5b",
        serial: "3775B6A45ACD588826D15E583A95F5DD11111111",
        ends_at: new Date(Date.now() + 400 * DAY).toISOString(),
        days_left: 400,
      },
      {
        name: "gateway_certificate",
        fingerprint: "SHA256:1d:84:cc:90:f1:0e",
        serial: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        ends_at: new Date(Date.now() + 12 * DAY).toISOString(),
        days_left: 12,
      },
    ],
    last_success_at: ago(MINUTE),
    calls_24h: 4821,
    errors_24h: 12,
    p95_ms: 214,
    last_notification_at: ago(2 * MINUTE),
    rejected_24h: 3,
    oldest_waiting_at: null,
    pending_trades: 1,
    clock_skew_ms: 140,
    last_balanced_day: "2026-11-22",
    status: "degraded",
    problems: [
      {
        key: "certificate_ends",
        since: ago(18 * DAY),
        message: {
          en: "A platform certificate ends in 12 days.",
          zh: "平台证书将于 12 天后到期。",
        },
        next: {
          en: "Nothing, if the account fetches certificates by itself; otherwise give it the public key.",
          zh: "若账号自动下载证书则无需处理；否则请配置微信支付公钥。",
        },
      },
    ],
    ...changes,
  }
}

export function anOverview(changes: Partial<Overview> = {}): Overview {
  return {
    match_rate: 0.99984,
    open: 4,
    waiting: 2,
    money_at_risk_fen: 128_450,
    oldest_open_at: ago(4 * DAY),
    days: Array.from({ length: 30 }, (_, index) => ({
      day: new Date(Date.now() - (30 - index) * DAY).toISOString().slice(0, 10),
      payments_fen: 1_800_000 + Math.round(900_000 * Math.sin(index / 3)),
      refunds_fen: 60_000 + ((index * 37_000) % 200_000),
      fees_yuan: (108 + 54 * Math.sin(index / 3)).toFixed(4),
    })),
    ages: [
      { bucket: "under_1d", count: 1, amount_fen: 1990 },
      { bucket: "1_3d", count: 2, amount_fen: 25_460 },
      { bucket: "3_7d", count: 1, amount_fen: 101_000 },
      { bucket: "over_7d", count: 0, amount_fen: 0 },
    ],
    ...changes,
  }
}
