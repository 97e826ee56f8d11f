import type { Connection } from "../../src/modules/cnpay/queries"

/** As many notifications as said, all of them due, each received a moment after the one before. */
export async function fillInbox(db: Connection, waiting: number): Promise<void> {
  await db.raw(`truncate cnpay_notification`)
  await db.raw(
    `insert into cnpay_notification
       (id, account, notification_id, event, out_trade_no, about, state, due_at, received_at)
     select 'cnntf_' || n, 'wechat_main', 'notification-' || n, 'TRANSACTION.SUCCESS',
            'T' || lpad(n::text, 12, '0'), jsonb_build_object('kind', 'trade', 'padding', repeat('x', 500)),
            'waiting', now() - interval '1 day' + n * interval '1 millisecond', now()
       from generate_series(1, cast(:waiting as int)) n`,
    { waiting }
  )
  await db.raw(`vacuum analyze cnpay_notification`)
}
