import type { IEventBusModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { drainInbox } from "../../src/inbox/drain"
import { trimInbox } from "../../src/inbox/trim"
import {
  claimNotifications,
  finishNotification,
  insertNotification,
  replayNotification,
} from "../../src/modules/cnpay/queries"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("inbox", (shop) => {
  const start = async () => shop.store.session(await shop.store.cart(), "pp_wechat_main")
  const row = async (id: string) =>
    (await shop.db.raw(`select * from cnpay_notification where notification_id = ?`, [id])).rows[0]
  /** Genuine in form, but nothing that could ever be settled. */
  const insertBroken = (id: string) =>
    insertNotification(shop.db, {
      account: "wechat_main",
      notificationId: id,
      event: "TRANSACTION.SUCCESS",
      outTradeNo: "X0000000000",
      outRefundNo: null,
      about: { kind: "trade" },
      headers: {},
      now: new Date(),
    })

  it("settles the others while one notification fails, backs off, and says why", async () => {
    await insertBroken("broken")
    const session = await start()
    await shop.gateways.pay("wechat", session.out_trade_no)

    await shop.store.orderOf(session.session_id)

    const broken = await until(
      async () => {
        const found = await row("broken")
        return found?.last_error && found
      },
      { what: "the broken one was tried" }
    )
    expect(broken).toMatchObject({
      state: "waiting",
      last_error: expect.stringMatching(/undefined/),
    })
    expect(broken.due_at - broken.received_at).toBeGreaterThanOrEqual(500)
  })

  it("keeps what fails for good where a person sees it, and works on it again when told to", async () => {
    const session = await start()
    await insertBroken("hopeless")
    await shop.db.raw(`update cnpay_notification set attempts = 19, due_at = now()`)
    await until(async () => (await row("hopeless")).state === "failed", {
      what: "it is given up",
      timeout: 10_000,
    })

    const about = {
      kind: "trade",
      snapshot: {
        ...{ outTradeNo: session.out_trade_no, gatewayTradeNo: "4200", state: "paid", total: 1990 },
        ...{ currency: "cny", payee: {}, refunded: null, paidAt: new Date() },
      },
    }
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    await shop.gateways.pay("wechat", session.out_trade_no)
    await shop.db.raw(`update cnpay_notification set about = ?`, [JSON.stringify(about)])
    expect(await replayNotification(shop.db, (await row("hopeless")).id, new Date())).toBe(true)
    await drainInbox(shop.container)

    expect(await row("hopeless")).toMatchObject({ state: "done", last_error: null })
    expect(await shop.admin.orders()).toHaveLength(1)
  })

  it("keeps how each attempt went, the last 25 of them, and how we learned of the payment", async () => {
    const session = await start()
    await shop.gateways.pay("wechat", session.out_trade_no)
    await shop.store.orderOf(session.session_id)
    const done = await until(
      async () => {
        const { rows } = await shop.db.raw(`select * from cnpay_notification where state = 'done'`)
        return rows[0]
      },
      { what: "the notification is done" }
    )
    expect(done.history).toEqual([
      {
        at: expect.stringMatching(/Z$/),
        ...{ cause: "notification", outcome: "done", error: null },
        duration_ms: expect.any(Number),
      },
    ])
    const { rows: trades } = await shop.db.raw(`select cause, noticed_at from cnpay_trade`)
    expect(trades).toEqual([{ cause: "notification", noticed_at: expect.any(Date) }])

    for (let time = 0; time < 30; time += 1) {
      await shop.db.raw(`update cnpay_notification set lease = 'mine', state = 'working'`)
      const now = new Date()
      await finishNotification(shop.db, {
        ...{ id: done.id, lease: "mine", cause: "replay", startedAt: now, now },
        ...{ error: `attempt ${time}`, retryAt: null },
      })
    }
    const { rows } = await shop.db.raw(`select state, history from cnpay_notification`)
    expect(rows[0].state).toBe("failed")
    expect(rows[0].history).toHaveLength(25)
    expect(rows[0].history[24]).toMatchObject({ cause: "replay", error: "attempt 29" })
  })

  it("drops what is settled and old, and keeps what a person has not seen to", async () => {
    for (const id of ["old", "young", "lost"]) await insertBroken(id)
    await shop.db
      .raw(`update cnpay_notification set state = 'done', received_at = now() - interval '91 days'
      where notification_id in ('old', 'lost')`)
    await shop.db.raw(
      `update cnpay_notification set state = 'failed' where notification_id = 'lost'`
    )
    await shop.db.raw(`insert into cnpay_rejection (id, account, reason, size, headers, received_at)
      values ('cnrej_old', 'a', 'malformed', 1, '{}', now() - interval '91 days'),
             ('cnrej_new', 'a', 'malformed', 1, '{}', now())`)

    expect(await trimInbox(shop.container)).toBe(2)

    expect([await row("old"), (await row("lost")).state]).toEqual([undefined, "failed"])
    expect((await shop.db.raw(`select id from cnpay_rejection`)).rows).toEqual([
      { id: "cnrej_new" },
    ])
  })

  it("gives every row to one worker only, and fences those who lost their lease", async () => {
    for (let i = 0; i < 20; i += 1) await insertBroken(`n${i}`)
    const later = new Date(Date.now() + 3_600_000)
    await shop.db.raw(`update cnpay_notification set due_at = ?`, [later])
    const claim = (lease: string, now: Date) => {
      const until = new Date(now.getTime() + 60_000)
      return claimNotifications(shop.db, { accounts: ["wechat_main"], lease, now, until, limit: 7 })
    }

    const claims = await Promise.all(["a", "b", "c", "d"].map((lease) => claim(lease, later)))
    const ids = claims.flat().map(({ id }) => id)
    expect([ids.length, new Set(ids).size]).toEqual([20, 20])

    // The first worker dies; when its lease is over, another one takes its rows.
    const [lost] = claims[0] ?? []
    const afterLease = new Date(later.getTime() + 60_001)
    const again = await Promise.all([
      claim("e", afterLease),
      claim("f", afterLease),
      claim("g", afterLease),
    ])
    expect(again.flat().map(({ id }) => id)).toContain(lost?.id)
    const done = {
      cause: "retry" as const,
      startedAt: later,
      now: afterLease,
      error: null,
      retryAt: null,
    }
    await finishNotification(shop.db, { ...done, id: lost?.id ?? "", lease: "a" })
    const { rows } = await shop.db.raw(`select state from cnpay_notification where id = ?`, [
      lost?.id ?? "",
    ])
    expect(rows).toEqual([{ state: "working" }])
  })

  it("asks the gateway to send again when the database is too slow, within its five seconds", async () => {
    const session = await start()
    const slow = await shop.db.transaction()
    await slow.raw(`lock table cnpay_notification in access exclusive mode`)
    await shop.gateways.pay("wechat", session.out_trade_no)
    const first = await until(
      async () => (await shop.gateways.books()).notifications[0]?.attempts[0],
      { what: "the first delivery is answered", timeout: 10_000 }
    )
    await slow.rollback()

    expect(first.status).toBe(503)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("settles everything without an event bus", async () => {
    const bus = shop.container.resolve<IEventBusModuleService>(Modules.EVENT_BUS)
    const emit = bus.emit.bind(bus)
    const dead = jest.spyOn(bus, "emit").mockImplementation((messages, options) => {
      const names = [messages].flat().map(({ name }) => name)
      if (names.some((name) => name.startsWith("cnpay."))) throw new Error("the bus is dead")
      return emit(messages, options)
    })
    try {
      const session = await start()
      await shop.gateways.pay("wechat", session.out_trade_no)

      await until(async () => (await shop.admin.orders()).length === 1, {
        what: "the order is placed by the job",
        timeout: 30_000,
      })
    } finally {
      dead.mockRestore()
    }
  })
})
