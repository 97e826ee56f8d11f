import { drainInbox } from "../../src/inbox/drain"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const GATEWAYS = [
  { gateway: "alipay", provider: "pp_alipay_main" },
  { gateway: "wechat", provider: "pp_wechat_main" },
] as const

shopSuite("duplicates and races", (shop) => {
  const countOf = async (table: string): Promise<number> => {
    const { rows } = await shop.db.raw(`select count(*)::int as n from ${table}`)
    return rows[0].n
  }
  const inboxIsEmpty = () =>
    until(
      async () => {
        const { rows } = await shop.db.raw(
          `select count(*)::int as n from cnpay_notification where state <> 'done'`
        )
        return rows[0].n === 0 && (await countOf("cnpay_notification")) > 0
      },
      { what: "every notification is done", timeout: 20_000 }
    )

  describe.each(GATEWAYS)("$gateway", ({ gateway, provider }) => {
    const start = async () => {
      const cart = await shop.store.cart()
      return { cart, session: await shop.store.session(cart, provider, qrOf(gateway)) }
    }

    it("makes one order and one capture of a doubled notification, and counts the second", async () => {
      const { session } = await start()
      await shop.gateways.fault({ gateway, on: "notification", kind: "double" })

      await shop.gateways.pay(gateway, session.out_trade_no)
      await shop.store.orderOf(session.session_id)
      const row = await until(
        async () => {
          const { rows } = await shop.db.raw(`select state, duplicates from cnpay_notification`)
          return rows[0]?.duplicates > 0 && rows[0].state === "done" && rows
        },
        { what: "the notification is done and the second delivery counted", timeout: 10_000 }
      )

      expect(row).toEqual([{ state: "done", duplicates: 1 }])
      expect([await countOf('"order"'), await countOf("capture")]).toEqual([1, 1])
    })

    it("makes one order when the shop front completes the cart while notifications arrive", async () => {
      const { cart, session } = await start()
      await shop.gateways.fault({ gateway, on: "notification", kind: "double" })

      const paying = shop.gateways.pay(gateway, session.out_trade_no)
      const completions = await Promise.all([
        paying,
        shop.store.complete(cart),
        shop.store.complete(cart),
        shop.store.complete(cart),
      ])
      await shop.store.orderOf(session.session_id)
      await inboxIsEmpty()

      expect(completions).toHaveLength(4)
      expect([
        await countOf('"order"'),
        await countOf("payment"),
        await countOf("capture"),
      ]).toEqual([1, 1, 1])
      expect((await shop.gateways.books()).refunds).toEqual([])
    })

    it("gives two shoppers who pay at once an order each, for what each one bought", async () => {
      const sessions = await Promise.all(
        ["tea-19-90", "kettle-128"].map(async (handle) =>
          shop.store.session(await shop.store.cart(handle), provider, qrOf(gateway))
        )
      )

      await Promise.all(sessions.map((s) => shop.gateways.pay(gateway, s.out_trade_no)))
      const orders = await Promise.all(sessions.map((s) => shop.store.orderOf(s.session_id)))

      expect(new Set(orders).size).toBe(2)
      const payments = await Promise.all(orders.map((order) => shop.admin.payment(order)))
      expect(payments.map((p) => [p.amount, p.data.out_trade_no])).toEqual([
        [19.9, sessions[0]?.out_trade_no],
        [128, sessions[1]?.out_trade_no],
      ])
    })

    it("captures once when several processes drain the inbox at the same moment", async () => {
      const { session } = await start()
      await shop.gateways.pay(gateway, session.out_trade_no)

      await Promise.all(Array.from({ length: 5 }, () => drainInbox(shop.container)))
      await shop.store.orderOf(session.session_id)
      await inboxIsEmpty()

      expect([await countOf('"order"'), await countOf("capture")]).toEqual([1, 1])
    })
  })
})

function qrOf(gateway: "alipay" | "wechat") {
  return { scene: gateway === "alipay" ? "qr" : "native" }
}
