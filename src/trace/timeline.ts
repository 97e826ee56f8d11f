import type { BillDay } from "../core/bill-day"
import type { DiscrepancyKind } from "../core/discrepancy"
import type { Fen } from "../core/money"
import type { RefundState } from "../core/refund"
import type { ListedNotification, RefundRow, TradeRow } from "../modules/cnpay/queries"
import type { DiscrepancyRow } from "../modules/cnpay/queries"
import type { BillMatch } from "./find-bill"

export type EntryType =
  | "created"
  | "notification"
  | "paid"
  | "settled"
  | "refund_requested"
  | "refund_accepted"
  | "refund_arrived"
  | "refund_failed"
  | "closed"
  | "billed"
  | "discrepancy_opened"
  | "discrepancy_closed"

/** Something that happened to a trade. Amounts in fen. */
export interface Entry {
  at: Date
  type: EntryType
  detail: {
    notification_id?: string
    duplicates?: number
    out_refund_no?: string
    amount_fen?: Fen
    bill_day?: BillDay
    run_id?: string
    discrepancy_id?: string
    kind?: DiscrepancyKind
    resolution?: string | null
    /** From the first word of the payment to the order. */
    took_ms?: number
  }
}

export interface History {
  trade: TradeRow
  refunds: readonly RefundRow[]
  notifications: readonly ListedNotification[]
  discrepancies: readonly DiscrepancyRow[]
  bill: BillMatch | null
}

const FAILED: readonly RefundState[] = ["closed", "abnormal", "refused"]

/** What happened to a trade, newest first; what happened at the same moment in the order of causes. */
export function timeline(history: History): Entry[] {
  const stories = [
    ofTrade(history.trade),
    ...history.notifications.map((notification) => [ofNotification(notification)]),
    ...history.refunds.map(ofRefund),
    history.bill ? [ofBill(history.bill)] : [],
    ...history.discrepancies.map(ofDiscrepancy),
  ]
  return stories
    .flatMap(inTurn)
    .map((placed, index) => ({ ...placed, index }))
    .sort((a, b) => b.place - a.place || b.index - a.index)
    .map(({ entry }) => entry)
}

/** Gateways tell whole seconds: what they say is not placed before that which it came of. */
function inTurn(story: readonly Entry[]): { entry: Entry; place: number }[] {
  let place = 0
  return story.map((entry) => {
    place = Math.max(place, entry.at.getTime())
    return { entry, place }
  })
}

function ofTrade(trade: TradeRow): Entry[] {
  const { created_at, paid_at, noticed_at, settled_at, closed_at } = trade
  const amount = trade.paid_fen ?? trade.frozen_fen ?? trade.amount_fen
  const took = settled_at && noticed_at ? settled_at.getTime() - noticed_at.getTime() : null
  return [
    ...at(created_at, "created", { amount_fen: trade.amount_fen }),
    ...at(paid_at, "paid", { amount_fen: amount }),
    ...at(settled_at, "settled", took === null ? {} : { took_ms: Math.max(0, took) }),
    ...at(closed_at, "closed", {}),
  ]
}

function ofNotification({ id, duplicates, received_at }: ListedNotification): Entry {
  return { at: received_at, type: "notification", detail: { notification_id: id, duplicates } }
}

/** One that somebody made at the gateway was never requested of it here. */
function ofRefund(refund: RefundRow): Entry[] {
  const { origin, state, created_at, accepted_at, succeeded_at, updated_at } = refund
  const detail = { out_refund_no: refund.out_refund_no, amount_fen: refund.amount_fen }
  const isOutside = origin === "outside"
  return [
    ...at(isOutside ? null : created_at, "refund_requested", detail),
    ...at(accepted_at ?? (isOutside ? created_at : null), "refund_accepted", detail),
    ...at(succeeded_at, "refund_arrived", detail),
    ...at(FAILED.includes(state) ? updated_at : null, "refund_failed", detail),
  ]
}

function ofBill({ at: moment, day, run_id }: BillMatch): Entry {
  return { at: moment, type: "billed", detail: { bill_day: day, run_id } }
}

function ofDiscrepancy(discrepancy: DiscrepancyRow): Entry[] {
  const { id, kind, created_at, resolved_at, resolution } = discrepancy
  const detail = { discrepancy_id: id, kind }
  return [
    ...at(created_at, "discrepancy_opened", detail),
    ...at(resolved_at, "discrepancy_closed", { ...detail, resolution }),
  ]
}

function at(moment: Date | null, type: EntryType, detail: Entry["detail"]): Entry[] {
  return moment ? [{ at: moment, type, detail }] : []
}
