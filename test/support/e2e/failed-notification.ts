import type { SellingShop } from "../integration/selling-shop"
import { session } from "../integration/sale"
import { until } from "../until"

export interface FailedNotification {
  no: string
  session: string
}

/** The last of twenty tries, which a real shop makes after hours. */
const LAST_TRY = `
update cnpay_notification set attempts = 19, due_at = now()
 where out_trade_no = ? and state = 'waiting' and attempts between 1 and 18`

/** A payment that could not be booked however often it was tried; what stood in the way is gone now. */
export async function failedNotification(shop: SellingShop): Promise<FailedNotification> {
  const { out_trade_no: no, session_id } = await session(shop, "wechat", await shop.store.cart())
  await shop.db.raw(`
    create function cnpay_broken() returns trigger language plpgsql
        as $$ begin raise exception 'the disk is full'; end $$`)
  await shop.db.raw(`
    create trigger cnpay_broken before update on cnpay_trade for each row
      when (old.out_trade_no = '${no}' and new.state = 'paid') execute function cnpay_broken()`)
  try {
    await shop.gateways.pay("wechat", no)
    await until(() => hasFailed(shop, no), { what: "the last try has failed", timeout: 20_000 })
  } finally {
    await shop.db.raw(`drop trigger cnpay_broken on cnpay_trade`)
    await shop.db.raw(`drop function cnpay_broken`)
  }
  return { no, session: session_id }
}

async function hasFailed(shop: SellingShop, no: string): Promise<boolean> {
  await shop.db.raw(LAST_TRY, [no])
  const { rows } = await shop.db.raw(
    `select 1 from cnpay_notification where out_trade_no = ? and state = 'failed'`,
    [no]
  )
  return rows.length > 0
}
