import { randomUUID } from "node:crypto"
import type { Gateway } from "./records"

export const NOTIFICATION_FAULTS = [
  "lose",
  "delay",
  "double",
  "reorder",
  "tamper",
  "wrong_key",
  "signtest",
  "unknown_serial",
  "stale",
  "alter",
] as const

export const OPERATION_FAULTS = [
  "delay",
  "timeout_before",
  "timeout_after",
  "reset_before",
  "reset_after",
  "http_500",
  "http_502_html",
  "malformed",
  "unsigned",
  "wrong_key",
  "alter",
  "refuse",
] as const

export const OPERATIONS = [
  "create",
  "query",
  "close",
  "reverse",
  "refund",
  "refund_query",
  "capture",
  "unfreeze",
  "freeze_query",
  "login",
  "certificates",
  "bill",
  "bill_file",
] as const

export type NotificationFault = (typeof NOTIFICATION_FAULTS)[number]
export type OperationFault = (typeof OPERATION_FAULTS)[number]
export type Operation = (typeof OPERATIONS)[number]

interface FaultTerms {
  gateway: Gateway
  /** How often it strikes; 0 means until it is cleared. Default 1. */
  times?: number
  delay_ms?: number
  /** Values by dot path, for `alter` and `refuse`. */
  set?: Record<string, unknown>
  match?: { out_trade_no?: string }
}

/** A misbehaviour to order from a gateway. */
export type FaultRequest = FaultTerms &
  ({ on: "notification"; kind: NotificationFault } | { on: Operation; kind: OperationFault })

interface Waiting {
  id: string
  left: number
}

export type Fault = FaultRequest & Waiting
export type OperationFaultOrder = Extract<FaultRequest, { on: Operation }>
export type NotificationFaultOrder = Extract<FaultRequest, { on: "notification" }>

/** The misbehaviours that are still to come, oldest first. */
export class Faults {
  private waiting: Fault[] = []

  add(request: FaultRequest): string {
    const id = randomUUID()
    const left = request.times === 0 ? Infinity : (request.times ?? 1)
    this.waiting.push({ ...request, id, left })
    return id
  }

  forOperation(gateway: Gateway, on: Operation, outTradeNo?: string) {
    const strikes = (it: Fault): it is OperationFaultOrder & Waiting => it.on === on
    return this.take(this.waiting.filter(strikes), gateway, outTradeNo)
  }

  forNotification(gateway: Gateway, outTradeNo: string) {
    const strikes = (it: Fault): it is NotificationFaultOrder & Waiting => it.on === "notification"
    return this.take(this.waiting.filter(strikes), gateway, outTradeNo)
  }

  clear(): void {
    this.waiting = []
  }

  /** The oldest one that fits; one of its times is used up. */
  private take<F extends Fault>(faults: F[], gateway: Gateway, outTradeNo?: string): F | undefined {
    const fault = faults.find(
      ({ gateway: its, match }) =>
        its === gateway && (!match?.out_trade_no || match.out_trade_no === outTradeNo)
    )
    if (!fault) return undefined
    fault.left -= 1
    if (fault.left <= 0) this.waiting = this.waiting.filter((it) => it !== fault)
    return fault
  }
}
