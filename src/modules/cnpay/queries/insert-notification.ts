import { generateEntityId } from "@medusajs/framework/utils"
import type { Connection } from "./connection"

export interface NotificationToInsert {
  account: string
  notificationId: string
  event: string
  outTradeNo: string
  outRefundNo: string | null
  about: unknown
  /** Fit to be shown. */
  headers: Readonly<Record<string, string>>
  now: Date
}

/** Committed when it returns. A notification that was seen before is counted, not worked on again. */
export async function insertNotification(
  db: Connection,
  notification: NotificationToInsert
): Promise<void> {
  await db.raw(
    `insert into cnpay_notification
       (id, account, notification_id, event, out_trade_no, out_refund_no, about, headers, state, due_at, received_at)
     values (:id, :account, :notificationId, :event, :outTradeNo, :outRefundNo, :about, :headers, 'waiting', :now, :now)
     on conflict (account, notification_id) where deleted_at is null
     do update set duplicates = cnpay_notification.duplicates + 1, updated_at = now()`,
    {
      ...notification,
      about: JSON.stringify(notification.about),
      headers: JSON.stringify(notification.headers),
      id: generateEntityId(undefined, "cnntf"),
    }
  )
}
