import type { Gateway } from "../../../simulator"
import { until } from "../until"
import type { SellingShop } from "./selling-shop"

/** An order that is paid for and settled. */
export interface Sale {
  no: string
  order: string
  payment: string
}

const SCENES = { alipay: "qr", wechat: "native" }

export function session(shop: SellingShop, gateway: Gateway, cart: string) {
  return shop.store.session(cart, `pp_${gateway}_main`, { scene: SCENES[gateway] })
}

/** Sells a kettle of 128.00, or another product. */
export async function buy(
  shop: SellingShop,
  gateway: Gateway,
  handle = "kettle-128"
): Promise<Sale> {
  const sold = await session(shop, gateway, await shop.store.cart(handle))
  await shop.gateways.pay(gateway, sold.out_trade_no)
  const order = await shop.store.orderOf(sold.session_id)
  const settled = async () =>
    (
      await shop.db.raw(
        `select 1 from cnpay_trade where out_trade_no = ? and settled_at is not null`,
        [sold.out_trade_no]
      )
    ).rows[0]
  await until(settled, { what: "the trade is settled", timeout: 20_000 })
  return { no: sold.out_trade_no, order, payment: (await shop.admin.payment(order)).id }
}
