import type { Connection } from "./connection"
import { NOTIFICATION_COLUMNS, type ListedNotification } from "./notification-rows"
import { rowsOf } from "./rows"

/** What a gateway told of some trades, oldest first. */
export async function listTradeNotifications(
  db: Connection,
  numbers: readonly string[]
): Promise<ListedNotification[]> {
  const result = await db.raw(
    `select ${NOTIFICATION_COLUMNS} from cnpay_notification n
      where n.out_trade_no = any(:numbers) and n.deleted_at is null
      order by n.received_at`,
    { numbers: [...numbers] }
  )
  return rowsOf<ListedNotification>(result)
}
