import { sweepTrades } from "../../src/sweep/sweep-trades"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const GATEWAYS = ["alipay", "wechat"] as const

shopSuite("sweep", (shop) => {
  const start = async (gateway: (typeof GATEWAYS)[number], handle = "tea-19-90") => {
    const scene = gateway === "alipay" ? "qr" : "native"
    return shop.store.session(await shop.store.cart(handle), `pp_${gateway}_main`, { scene })
  }
  const loseNotifications = (gateway: (typeof GATEWAYS)[number]) =>
    shop.gateways.fault({ gateway, on: "notification", kind: "lose", times: 0 })
  const trade = async (no: string) =>
    (await shop.db.raw(`select * from cnpay_trade where out_trade_no = ?`, [no])).rows[0]
  const makeDue = () => shop.db.raw(`update cnpay_trade set due_at = now(), asked_at = null`)
  const expire = () =>
    shop.db.raw(
      `update cnpay_trade set expires_at = now() - interval '1 second', due_at = now(), asked_at = null`
    )
  const orderIs = (no: string) =>
    until(async () => (await trade(no)).settled_at, {
      what: `trade ${no} is settled`,
      timeout: 20_000,
    })

  it.each(GATEWAYS)(
    "%s: completes an order whose notification never comes, though nobody asks",
    async (gateway) => {
      const session = await start(gateway)
      await loseNotifications(gateway)
      await shop.gateways.pay(gateway, session.out_trade_no)

      await orderIs(session.out_trade_no)

      expect(await shop.admin.orders()).toHaveLength(1)
      expect(await trade(session.out_trade_no)).toMatchObject({ state: "paid", due_at: null })
    }
  )

  it.each(GATEWAYS)("%s: closes a trade at the gateway when its time is over", async (gateway) => {
    const session = await start(gateway)
    if (gateway === "alipay") await shop.gateways.scan(gateway, session.out_trade_no)
    await expire()

    await until(async () => (await trade(session.out_trade_no)).state === "closed", {
      what: "the trade is closed",
      timeout: 15_000,
    })

    const books = await shop.gateways.books()
    expect(books.trades[0]?.state).toMatch(/CLOSED/)
    expect((await shop.store.status(session.session_id)).body.session.status).toBe("closed")
  })

  it.each(GATEWAYS)(
    "%s: asks once more before it closes, and books the money of the last second",
    async (gateway) => {
      const session = await start(gateway)
      await loseNotifications(gateway)
      await shop.gateways.pay(gateway, session.out_trade_no)
      await expire()

      await orderIs(session.out_trade_no)

      expect(await shop.admin.orders()).toHaveLength(1)
    }
  )

  it("settles when the close is answered with 'already paid'", async () => {
    const session = await start("wechat")
    await loseNotifications("wechat")
    await shop.gateways.fault({
      gateway: "wechat",
      on: "query",
      kind: "alter",
      set: { trade_state: "NOTPAY" },
    })
    await shop.gateways.pay("wechat", session.out_trade_no)
    await expire()

    await orderIs(session.out_trade_no)

    expect(await shop.admin.orders()).toHaveLength(1)
  })

  it("stops asking about what is final", async () => {
    const [paid, closed] = [await start("wechat"), await start("wechat", "kettle-128")]
    await shop.gateways.pay("wechat", paid.out_trade_no)
    await shop.store.orderOf(paid.session_id)
    await shop.db.raw(
      `update cnpay_trade set expires_at = now(), due_at = now() where out_trade_no = ?`,
      [closed.out_trade_no]
    )
    await until(async () => (await trade(closed.out_trade_no)).due_at === null, {
      what: "nothing more is due",
      timeout: 15_000,
    })

    const { rows } = await shop.db.raw(`select due_at from cnpay_trade`)
    expect(rows).toEqual([{ due_at: null }, { due_at: null }])
  })

  it("asks no more than its budget after an outage, and gets to everybody in turn", async () => {
    const sessions = await Promise.all(Array.from({ length: 4 }, () => start("wechat")))
    // Forty trades came due while nobody could ask.
    await shop.db.raw(
      `insert into cnpay_trade (id, out_trade_no, account, scene, session_id, amount_fen, currency_code, state, expires_at, due_at)
       select 'cntrd_' || n, 'X' || lpad(n::text, 10, '0'), 'wechat_main', 'native', 'payses_' || n, 1, 'cny', 'open',
              now() + interval '1 hour', now() - interval '1 hour'
         from generate_series(1, 40) n`
    )
    await makeDue()
    await shop.db.raw(`update cnpay_trade set asked_at = null`)
    const asked = async () =>
      (await shop.gateways.books()).requests.filter((r) => /query/.test(r.operation)).length
    const before = await asked()

    await Promise.all([
      sweepTrades(shop.container),
      sweepTrades(shop.container),
      sweepTrades(shop.container),
    ])

    expect((await asked()) - before).toBeLessThanOrEqual(25)
    expect(sessions).toHaveLength(4)
    await until(
      async () =>
        (await shop.db.raw(`select 1 from cnpay_trade where sweeps = 0`)).rows.length === 0,
      { what: "everybody was looked at", timeout: 30_000 }
    )
  })

  it("goes on after the gateway was down", async () => {
    const session = await start("alipay")
    await loseNotifications("alipay")
    await shop.gateways.pay("alipay", session.out_trade_no)
    await shop.gateways.fault({ gateway: "alipay", on: "query", kind: "http_502_html", times: 2 })

    await until(
      async () => {
        await makeDue()
        return (await trade(session.out_trade_no)).sweeps >= 2
      },
      { what: "it was asked twice in vain", timeout: 30_000, every: 1_000 }
    )
    await until(
      async () => {
        await makeDue()
        return (await trade(session.out_trade_no)).settled_at
      },
      { what: "the trade is settled after all", timeout: 30_000, every: 1_000 }
    )
  })
})
