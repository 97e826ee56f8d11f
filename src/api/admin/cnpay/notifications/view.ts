import { gatewayNameOf } from "../../../../core/account"
import { REFUSAL_WORDS } from "../../../../inbox/refusal-words"
import type { ListedNotification, NotificationDetail } from "../../../../modules/cnpay/queries"

/** What an admin sees of a notification in a list. */
export function notificationView(row: ListedNotification) {
  const { id, account, event, about, out_trade_no, out_refund_no, state, attempts } = row
  const { duplicates, due_at, last_error, received_at, done_at, reason: refusal } = row
  const reason = refusal && REFUSAL_WORDS[refusal]
  return {
    ...{ id, account, gateway: gatewayNameOf(account), event, about, out_trade_no, out_refund_no },
    ...{ state, attempts, duplicates, due_at, last_error: last_error ?? refusal, reason },
    ...{ received_at, done_at },
  }
}

/** … and when it is opened. Nothing in it is secret or personal: only what may be shown was kept. */
export function notificationDetail(row: NotificationDetail) {
  const { content, headers, history } = row
  return { ...notificationView(row), content, headers: headers ?? {}, history: history ?? [] }
}
