import { passTime } from "./alipay/trade"
import { capturedFen, passTime as passFreezeTime, restFen } from "./alipay/freezes/freeze"
import type { Attempt, Freeze, Notification, Refund, RequestRecord, Trade } from "./records"
import type { World } from "./world"

/** As it looks in JSON: dates are ISO texts. */
type Told<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K]
}

export type TradeView = Told<
  Omit<
    Trade,
    "v2" | "owner" | "openid" | "return_url" | "echo" | "terms" | "code_expires_at" | "auth_no"
  >
> & { refunded_fen: number }

/** Frozen = captured + released + rest, to the fen. */
export type FreezeView = Pick<
  Freeze,
  "out_order_no" | "auth_no" | "state" | "amount_fen" | "subject" | "code"
> & {
  captured_fen: number
  released_fen: number
  rest_fen: number
}

export type RefundView = Told<Omit<Refund, "reason" | "notify_url" | "by_hand">>

export type AttemptView = Told<Attempt>

export type NotificationView = Omit<Notification, "v2" | "url" | "content" | "attempts"> & {
  attempts: AttemptView[]
}

export type RequestView = Told<RequestRecord>

/** The gateways' books as `GET /control/books` tells them. */
export interface BooksView {
  trades: TradeView[]
  freezes: FreezeView[]
  refunds: RefundView[]
  notifications: NotificationView[]
  requests: RequestView[]
}

function tradeView(world: World, trade: Trade): TradeView {
  passTime(trade, world.clock())
  return {
    gateway: trade.gateway,
    out_trade_no: trade.out_trade_no,
    gateway_trade_no: trade.gateway_trade_no,
    state: trade.state,
    amount_fen: trade.amount_fen,
    refunded_fen: world.books.refundedFen(trade),
    scene: trade.scene,
    subject: trade.subject,
    notify_url: trade.notify_url,
    code: trade.code,
    time_expire: trade.time_expire.toISOString(),
    created_at: trade.created_at.toISOString(),
    paid_at: trade.paid_at?.toISOString() ?? null,
    closed_at: trade.closed_at?.toISOString() ?? null,
  }
}

function freezeView(world: World, freeze: Freeze): FreezeView {
  passFreezeTime(world, freeze)
  const { out_order_no, auth_no, state, amount_fen, subject, code } = freeze
  return {
    ...{ out_order_no, auth_no, state, amount_fen, subject, code },
    captured_fen: capturedFen(world, freeze),
    released_fen: freeze.releases.reduce((sum, it) => sum + it.amount_fen, 0),
    rest_fen: restFen(world, freeze),
  }
}

function refundView(refund: Refund): RefundView {
  return {
    gateway: refund.gateway,
    out_trade_no: refund.out_trade_no,
    out_refund_no: refund.out_refund_no,
    gateway_refund_no: refund.gateway_refund_no,
    amount_fen: refund.amount_fen,
    state: refund.state,
    created_at: refund.created_at.toISOString(),
    succeeded_at: refund.succeeded_at?.toISOString() ?? null,
  }
}

function notificationView(notification: Notification): NotificationView {
  const { id, gateway, out_trade_no, out_refund_no, event, attempts, acknowledged } = notification
  return {
    id,
    gateway,
    out_trade_no,
    ...(out_refund_no && { out_refund_no }),
    event,
    attempts: attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
    acknowledged,
  }
}

export function booksView(world: World): BooksView {
  const { books } = world
  return {
    trades: books.trades.map((trade) => tradeView(world, trade)),
    freezes: books.freezes.map((freeze) => freezeView(world, freeze)),
    refunds: books.refunds.map(refundView),
    notifications: books.notifications.map(notificationView),
    requests: books.requests.map((request) => ({ ...request, at: request.at.toISOString() })),
  }
}
