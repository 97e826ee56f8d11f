import type { NotificationState } from "../../../core/notification"
import { allOf, type Span } from "./conditions"
import type { Connection } from "./connection"
import {
  NOTIFICATION_COLUMNS,
  REJECTION_COLUMNS,
  type ListedNotification,
} from "./notification-rows"
import { rowsOf } from "./rows"
import { MOST_FOUND, type SearchTerm } from "./search-term"

export interface NotificationFilter {
  accounts?: readonly string[]
  states?: readonly NotificationState[]
  received?: Span
  term?: SearchTerm
}

export interface NotificationPage {
  limit: number
  offset: number
  oldestFirst: boolean
}

/** A page of the inbox and of what was not believed, in the order in which it came. */
export async function listNotifications(
  db: Connection,
  filter: NotificationFilter,
  page: NotificationPage
): Promise<{ notifications: ListedNotification[]; count: number }> {
  const bindings = bindingsOf(filter)
  const window = { limit: page.limit, offset: page.offset, window: page.offset + page.limit }
  const direction = page.oldestFirst ? "asc" : "desc"
  const [rows, counted] = await Promise.all([
    db.raw(listStatement(filter, direction), { ...bindings, ...window }),
    db.raw(countStatement(filter), bindings),
  ])
  return {
    notifications: rowsOf<ListedNotification>(rows),
    count: Number(rowsOf<{ count: string }>(counted)[0]?.count ?? 0),
  }
}

function bindingsOf({ accounts, states, received, term }: NotificationFilter) {
  return {
    accounts: [...(accounts ?? [])],
    states: (states ?? []).filter(isPlain),
    from: received?.from ?? null,
    to: received?.to ?? null,
    number: term?.number ?? null,
  }
}

/** Each half brings as many rows as the page could need, by its own index. */
function listStatement(filter: NotificationFilter, direction: "asc" | "desc"): string {
  const order = `order by received_at ${direction}, id ${direction}`
  return `
    with inbox as (
      select n.* from cnpay_notification n where ${inInbox(filter)} ${order} limit :window),
    rejections as (
      select r.* from cnpay_rejection r where ${inRejections(filter)} ${order} limit :window)
    select * from (
      select ${NOTIFICATION_COLUMNS} from inbox n
      union all
      select ${REJECTION_COLUMNS} from rejections r) found
    ${order} limit :limit offset :offset`
}

function countStatement(filter: NotificationFilter): string {
  return `
    select (select count(*) from cnpay_notification n where ${inInbox(filter)})
         + (select count(*) from cnpay_rejection r where ${inRejections(filter)}) as count`
}

function inInbox({ accounts, states, received, term }: NotificationFilter): string {
  return allOf({
    "n.deleted_at is null": true,
    "n.account = any(:accounts)": accounts !== undefined,
    [anyState(states ?? [])]: states !== undefined,
    "n.received_at >= :from": received?.from !== undefined,
    "n.received_at <= :to": received?.to !== undefined,
    [LIKE]: term !== undefined,
  })
}

function inRejections({ accounts, states, received, term }: NotificationFilter): string {
  return allOf({
    "r.deleted_at is null": true,
    "r.account = any(:accounts)": accounts !== undefined,
    false: states !== undefined && !states.includes("rejected"),
    "r.received_at >= :from": received?.from !== undefined,
    "r.received_at <= :to": received?.to !== undefined,
    "r.out_trade_no like :number": term !== undefined,
  })
}

/** A retry is a notification that waits once more; in the inbox both are one state. */
function anyState(states: readonly NotificationState[]): string {
  const wanted = [
    ...(states.some(isPlain) ? ["n.state = any(:states)"] : []),
    ...(states.includes("waiting") ? ["n.state = 'waiting' and n.attempts = 0"] : []),
    ...(states.includes("retrying") ? ["n.state = 'waiting' and n.attempts > 0"] : []),
  ]
  return wanted.length === 0 ? "false" : `(${wanted.map((it) => `(${it})`).join(" or ")})`
}

function isPlain(state: NotificationState): boolean {
  return state === "working" || state === "done" || state === "failed"
}

/**
 * An array, since the planner takes a union of searches for half of the table. The gateway's own number
 * is the trade's; of a trade that the ledger does not know, ours alone is found.
 */
const LIKE = `n.id = any(array(
  (select id from cnpay_notification where out_trade_no like :number and deleted_at is null
    limit ${MOST_FOUND})
  union
  (select id from cnpay_notification where out_refund_no like :number and deleted_at is null
    limit ${MOST_FOUND})
  union
  (select m.id from cnpay_trade t join cnpay_notification m on m.out_trade_no = t.out_trade_no
   where t.gateway_trade_no like :number and t.deleted_at is null and m.deleted_at is null
    limit ${MOST_FOUND})))`
