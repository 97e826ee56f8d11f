import type { Freeze, Gateway, Notification, Refund, RequestRecord, Trade } from "./records"

const KEPT_REQUESTS = 1_000

/** What both gateways remember. In memory only: a new run has new books. */
export class Books {
  trades: Trade[] = []
  freezes: Freeze[] = []
  refunds: Refund[] = []
  notifications: Notification[] = []
  requests: RequestRecord[] = []

  trade(gateway: Gateway, outTradeNo: string): Trade | undefined {
    return this.trades.find((it) => it.gateway === gateway && it.out_trade_no === outTradeNo)
  }

  tradeByGatewayNo(gateway: Gateway, gatewayTradeNo: string): Trade | undefined {
    return this.trades.find(
      (it) => it.gateway === gateway && it.gateway_trade_no === gatewayTradeNo
    )
  }

  tradeByCode(code: string): Trade | undefined {
    return this.trades.find((it) => it.code === code)
  }

  freezeByCode(code: string): Freeze | undefined {
    return this.freezes.find((it) => it.code === code)
  }

  refundsOf(trade: Trade): Refund[] {
    return this.refunds.filter(
      (it) => it.gateway === trade.gateway && it.out_trade_no === trade.out_trade_no
    )
  }

  refund(gateway: Gateway, outRefundNo: string): Refund | undefined {
    return this.refunds.find((it) => it.gateway === gateway && it.out_refund_no === outRefundNo)
  }

  /** Money that has reached the shopper again. */
  refundedFen(trade: Trade): number {
    return this.refundsOf(trade)
      .filter((it) => it.state === "SUCCESS")
      .reduce((sum, it) => sum + it.amount_fen, 0)
  }

  /** Money that may no longer be refunded: everything accepted and not given up. */
  committedFen(trade: Trade): number {
    return this.refundsOf(trade)
      .filter((it) => it.state !== "CLOSED")
      .reduce((sum, it) => sum + it.amount_fen, 0)
  }

  note(record: RequestRecord): void {
    this.requests.push(record)
    if (this.requests.length > KEPT_REQUESTS) this.requests.shift()
  }

  /** As if everything had happened so many milliseconds earlier. */
  age(ms: number): void {
    const releases = this.freezes.flatMap((freeze) => freeze.releases)
    for (const record of [...this.trades, ...this.refunds, ...this.freezes, ...releases]) {
      const dates = Object.entries(record).filter(([, value]) => value instanceof Date)
      const earlier = dates.map(([name, date]) => [name, new Date(date.getTime() - ms)])
      Object.assign(record, Object.fromEntries(earlier))
    }
  }

  clear(): void {
    this.trades = []
    this.freezes = []
    this.refunds = []
    this.notifications = []
    this.requests = []
  }
}
