import type { IPaymentModuleService } from "@medusajs/framework/types"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const IDLE = ["reset_before", "http_500"] as const
const ACTED = ["reset_after", "unsigned", "malformed"] as const

shopSuite("pre-authorisation", (shop) => {
  const payments = () => shop.container.resolve<IPaymentModuleService>("payment")
  const strike = (on: "capture" | "unfreeze" | "query" | "freeze_query", kind: string, times = 1) =>
    shop.gateways.fault({ gateway: "alipay", on, kind, times } as never)

  const session = async (handle = "kettle-128", data: Record<string, unknown> = {}) => {
    const cart = await shop.store.cart(handle)
    const choice = { scene: "preauth", ...data }
    return { cart, session: await shop.store.session(cart, "pp_alipay_main", choice) }
  }
  /** An order of 128.00 whose money is frozen. */
  const ordered = async (handle?: string) => {
    const started = await session(handle)
    await shop.gateways.freeze(started.session.out_trade_no)
    const order = await shop.store.orderOf(started.session.session_id)
    return { ...started, order, payment: await shop.admin.payment(order) }
  }
  const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await shop.db.raw(sql)).rows
  const captures = () =>
    rows(
      `select state, amount_fen::int as fen from cnpay_trade where kind = 'capture' order by created_at`
    )
  const discrepancies = () => rows(`select kind, state from cnpay_discrepancy`)
  const freezeIs = (state: string) =>
    until(
      async () =>
        (await rows(`select state from cnpay_trade where kind = 'freeze'`))[0]?.state === state,
      { what: `the freeze is ${state}`, timeout: 20_000 }
    )
  const lookNow = () =>
    shop.db.raw(
      `with t as (update cnpay_trade set due_at = now() where kind <> 'payment' and settled_at is null
                    or state = 'frozen' returning 1)
       update cnpay_release set due_at = now() where due_at is not null`
    )

  /** Simulator, ledger and Medusa, in fen; the three must say the same. */
  const sums = async () => {
    const { freezes, trades } = await shop.gateways.books()
    const [freeze] = freezes
    const taken = trades.filter(({ scene }) => scene === "preauth")
    const one = async (sql: string) =>
      (await rows(sql))[0] as { captured: number; refunded: number }
    return {
      released: freeze?.released_fen,
      rest: freeze?.rest_fen,
      simulator: {
        captured: freeze?.captured_fen,
        refunded: taken.reduce((sum, { refunded_fen }) => sum + refunded_fen, 0),
      },
      ledger: await one(
        `select (select coalesce(sum(paid_fen), 0)::int from cnpay_trade
                  where kind = 'capture' and state = 'paid') as captured,
                (select coalesce(sum(amount_fen), 0)::int from cnpay_refund
                  where state <> 'refused') as refunded`
      ),
      medusa: await one(
        `select (select coalesce(round(sum(amount) * 100), 0)::int from capture
                  where deleted_at is null) as captured,
                (select coalesce(round(sum(amount) * 100), 0)::int from refund
                  where deleted_at is null) as refunded`
      ),
    }
  }
  const expectSums = async (captured: number, refunded: number, released: number, rest: number) => {
    const both = { captured, refunded }
    expect(await sums()).toEqual({
      ...{ released, rest },
      ...{ simulator: both, ledger: both, medusa: both },
    })
  }

  it("freezes, places the order, captures twice, refunds one of the two, and sets the rest free", async () => {
    const { session: data, order, payment } = await ordered()
    expect(data.instruction).toEqual({ type: "qr", code: expect.stringMatching(/^http/) })
    expect((await shop.admin.order(order)).payment_status).toBe("authorized")
    expect(payment).toMatchObject({ captured_at: null, captures: [] })
    expect(payment.data).toEqual({
      session_id: data.session_id,
      out_trade_no: data.out_trade_no,
      scene: "preauth",
      amount: "128.00",
      currency: "cny",
    })

    expect((await shop.admin.capture(payment.id, 50)).status).toBe(200)
    expect((await shop.admin.capture(payment.id, 30)).status).toBe(200)
    expect((await shop.admin.refund(payment.id, 30)).status).toBe(200)
    const { trades } = await shop.gateways.books()
    expect(trades.map((t) => [t.amount_fen, t.refunded_fen])).toEqual([
      [5000, 0],
      [3000, 3000],
    ])
    await payments().cancelPayment(payment.id)

    await expectSums(8000, 3000, 4800, 0)
    await freezeIs("released")
    expect(await discrepancies()).toEqual([])
    const booked = await rows(
      `select reference, round(amount * 100)::int as fen from order_transaction order by created_at`
    )
    expect(booked).toEqual([
      { reference: "capture", fen: 5000 },
      { reference: "capture", fen: 3000 },
      { reference: "refund", fen: -3000 },
    ])
  })

  it("settles each capture once its order has it, and nothing is left to look at", async () => {
    const { payment } = await ordered()
    await shop.admin.capture(payment.id, 128)
    await until(
      async () =>
        (
          await rows(
            `select 1 from cnpay_trade where kind = 'capture' and settled_at is not null and due_at is null`
          )
        ).length === 1,
      { what: "the capture is settled", timeout: 20_000 }
    )
    await freezeIs("released")
    expect(await discrepancies()).toEqual([])
    expect(
      (await shop.admin.payment((await shop.admin.orders())[0]?.id ?? "")).captures
    ).toHaveLength(1)
    await expectSums(12800, 0, 0, 0)
  })

  it("gives an app an order string, and captures under the app's product", async () => {
    const started = await session("tea-19-90", { form: "app" })
    const { instruction } = started.session
    if (instruction.type !== "alipay_app") throw new Error(instruction.type)
    const opened = await fetch(`${process.env.SIMULATOR_URL}/phone/app?${instruction.order_string}`)
    expect(await opened.text()).toContain("19.90")
    await shop.gateways.freeze(started.session.out_trade_no)
    const order = await shop.store.orderOf(started.session.session_id)
    const payment = await shop.admin.payment(order)

    expect((await shop.admin.capture(payment.id)).status).toBe(200)

    await expectSums(1990, 0, 0, 0)
  })

  it("refuses a form that the scene does not know", async () => {
    const cart = await shop.store.cart()
    const answer = await shop.store.trySession(cart, "pp_alipay_main", {
      ...{ scene: "preauth", form: "fax" },
    })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain("qr, app")
  })

  it("lets a shop front that completes the cart itself have its order too", async () => {
    const { cart, session: data } = await session()
    await shop.gateways.fault({ gateway: "alipay", on: "notification", kind: "lose", times: 0 })
    expect((await shop.store.complete(cart)).status).toBe(400)
    await shop.gateways.freeze(data.out_trade_no)

    const completion = await shop.store.complete(cart)

    expect(completion.body.order?.id).toMatch(/^order_/)
    expect((await shop.store.status(data.session_id)).body.session.status).toBe("paid")
  })

  it("keeps one payment and the frozen money when three authorize at once", async () => {
    const { session: data } = await session()
    await shop.gateways.fault({ gateway: "alipay", on: "notification", kind: "lose", times: 0 })
    await shop.gateways.freeze(data.out_trade_no)

    await Promise.allSettled(
      [1, 2, 3].map(() => payments().authorizePaymentSession(data.session_id, {}))
    )

    expect(await rows(`select canceled_at from payment`)).toEqual([{ canceled_at: null }])
    expect((await shop.gateways.books()).freezes[0]).toMatchObject({
      ...{ state: "AUTHORIZED", rest_fen: 12800 },
    })
  })

  describe("capturing", () => {
    it("has the capture in the ledger before the gateway is asked", async () => {
      const { payment } = await ordered()
      await strike("capture", "timeout_before")
      const capturing = shop.admin.capture(payment.id, 50)
      await until(async () => (await captures()).length === 1, { what: "the row is there" })
      expect(await captures()).toEqual([{ state: "creating", fen: 5000 }])
      expect((await shop.gateways.books()).freezes[0]?.captured_fen).toBe(0)
      expect((await capturing).status).toBe(200)
      await expectSums(5000, 0, 0, 7800)
    })

    it.each([...IDLE, ...ACTED])("takes the money once when the answer meets %s", async (kind) => {
      const { payment } = await ordered()
      await strike("capture", kind)
      expect((await shop.admin.capture(payment.id, 50)).status).toBe(200)
      expect((await shop.admin.capture(payment.id, 78)).status).toBe(200)
      await expectSums(12800, 0, 0, 0)
      expect((await shop.gateways.books()).trades).toHaveLength(2)
    })

    it.each([...IDLE, ...ACTED])(
      "keeps a capture that nobody can tell of (%s), and the sweep ends it",
      async (kind) => {
        const { payment } = await ordered()
        await strike("capture", kind, 2)
        await strike("query", "http_500", 2)
        expect((await shop.admin.capture(payment.id, 50)).status).toBe(200)
        await until(async () => (await lookNow(), (await captures())[0]?.state === "paid"), {
          ...{ what: "the capture's end is known", timeout: 30_000, every: 500 },
        })
        await expectSums(5000, 0, 0, 7800)
        expect(await discrepancies()).toEqual([])
      }
    )

    it("tells the admin when the gateway refuses, and leaves no capture behind", async () => {
      const { order, payment } = await ordered()
      await shop.gateways.fault({
        ...{ gateway: "alipay", on: "capture", kind: "refuse" },
        set: { sub_code: "ACQ.BUYER_ENABLE_STATUS_FORBID" },
      })
      const answer = await shop.admin.capture(payment.id, 50)
      expect(answer.status).toBe(400)
      expect(answer.body.message).toMatch(
        /refused the capture \(ACQ.*FORBID\)\. No money was taken/
      )
      expect((await shop.admin.payment(order)).captures).toEqual([])
      expect(await captures()).toEqual([{ state: "closed", fen: 5000 }])
      expect((await shop.admin.capture(payment.id, 128)).status).toBe(200)
      await expectSums(12800, 0, 0, 0)
    })

    it("captures all of it once, however often the button is pressed", async () => {
      const { payment } = await ordered()
      const answers = await Promise.all([1, 2, 3].map(() => shop.admin.capture(payment.id)))
      expect(answers.map(({ status }) => status)).toContain(200)
      expect((await shop.gateways.books()).trades).toHaveLength(1)
      await expectSums(12800, 0, 0, 0)
    })

    it("keeps the three books equal when parts are captured at the same moment", async () => {
      const { payment } = await ordered()
      await Promise.all([1, 2, 3, 4].map(() => shop.admin.capture(payment.id, 40)))
      const { simulator, ledger, medusa } = await sums()
      expect(ledger).toEqual(simulator)
      expect(medusa).toEqual(simulator)
      expect(simulator.captured).toBeLessThanOrEqual(12800)
    })

    it("refuses more than is frozen", async () => {
      const { payment } = await ordered()
      await shop.admin.capture(payment.id, 100)
      const answer = await shop.admin.capture(payment.id, 28.01)
      expect(answer.status).toBe(400)
      await expectSums(10000, 0, 0, 2800)
    })

    it("takes 10.01 in three thirds of 10.005 and not one fen more", async () => {
      const { payment } = await ordered("odd-10-005")
      for (let i = 0; i < 3; i += 1) {
        expect((await shop.admin.capture(payment.id, 3.335)).status).toBe(200)
      }
      expect((await captures()).map(({ fen }) => fen)).toEqual([334, 334, 333])
      expect((await shop.gateways.books()).freezes[0]).toMatchObject({ captured_fen: 1001 })
    })

    it("takes what Medusa had written down when its process died before it told anybody", async () => {
      const { payment } = await ordered()
      await shop.db.raw(
        `insert into capture (id, amount, raw_amount, payment_id, created_at)
         values ('capt_lost', 50, '{"value":"50","precision":20}', ?, now() - interval '2 minutes')`,
        [payment.id]
      )
      await until(async () => (await lookNow(), (await captures())[0]?.state === "paid"), {
        ...{ what: "the lost capture is made", timeout: 30_000, every: 500 },
      })
      await expectSums(5000, 0, 0, 7800)
    })

    it("books the order's transaction of a capture whose process died right after it", async () => {
      const { payment } = await ordered()
      await shop.admin.capture(payment.id, 50)
      await shop.db.raw(`delete from order_transaction`)
      await shop.db.raw(
        `update cnpay_trade set settled_at = null, due_at = now(), paid_at = now() - interval '2 minutes'
          where kind = 'capture'`
      )
      const booked = () => rows(`select reference, amount::text from order_transaction`)
      await until(async () => (await booked()).length > 0, {
        ...{ what: "the transaction is there again", timeout: 20_000 },
      })
      expect(await booked()).toEqual([{ reference: "capture", amount: "50" }])
    })
  })

  describe("refunding", () => {
    it("gives back one sum from several captures, each its own share", async () => {
      const { payment } = await ordered()
      await shop.admin.capture(payment.id, 50)
      await shop.admin.capture(payment.id, 30)
      expect((await shop.admin.refund(payment.id, 70)).status).toBe(200)
      const { trades } = await shop.gateways.books()
      expect(trades.map((t) => t.refunded_fen)).toEqual([5000, 2000])
      await expectSums(8000, 7000, 0, 4800)
    })

    it("never gives back what is only frozen", async () => {
      const { payment } = await ordered()
      await shop.admin.capture(payment.id, 50)
      expect((await shop.admin.refund(payment.id, 60)).status).toBe(400)
      await expectSums(5000, 0, 0, 7800)
    })
  })

  describe("cancelling", () => {
    it("the order sets everything free", async () => {
      const { order } = await ordered()
      expect((await shop.admin.cancelOrder(order)).status).toBe(200)
      await freezeIs("released")
      await expectSums(0, 0, 12800, 0)
      expect(await discrepancies()).toEqual([])
    })

    it("the order gives back what was captured and sets the rest free", async () => {
      const { order, payment } = await ordered()
      await shop.admin.capture(payment.id, 50)
      expect((await shop.admin.cancelOrder(order)).status).toBe(200)
      await freezeIs("released")
      await expectSums(5000, 5000, 7800, 0)
      expect(await discrepancies()).toEqual([])
    })

    it.each([...IDLE, ...ACTED])("sets it free once when the answer meets %s", async (kind) => {
      const { payment } = await ordered()
      await strike("unfreeze", kind)
      await payments().cancelPayment(payment.id)
      await until(async () => (await lookNow(), (await sums()).released === 12800), {
        ...{ what: "the money is free", timeout: 30_000, every: 500 },
      })
      await freezeIs("released")
      await expectSums(0, 0, 12800, 0)
      expect(await discrepancies()).toEqual([])
    })

    it("leaves nothing to capture afterwards", async () => {
      const { payment } = await ordered()
      await shop.admin.capture(payment.id, 50)
      await payments().cancelPayment(payment.id)
      await freezeIs("released")
      expect((await shop.admin.capture(payment.id, 10)).status).toBe(400)
      await expectSums(5000, 0, 7800, 0)
    })
  })

  describe("a freeze that no order can use", () => {
    it("is set free when its session was replaced", async () => {
      const { cart, session: old } = await session()
      const next = await shop.store.session(cart, "pp_wechat_main")
      await shop.gateways.freeze(old.out_trade_no)
      await until(async () => (await sums()).released === 12800, {
        ...{ what: "the money is free", timeout: 20_000 },
      })
      await shop.gateways.pay("wechat", next.out_trade_no)
      await shop.store.orderOf(next.session_id)
      expect(await shop.admin.orders()).toHaveLength(1)
    })

    it("is set free when it is of another amount", async () => {
      const { session: data } = await session()
      const set = { total_freeze_amount: "64.00", rest_amount: "64.00", amount: "64.00" }
      await shop.gateways.fault({
        ...{ gateway: "alipay", on: "freeze_query", kind: "alter", times: 0, set },
      })
      await shop.gateways.fault({ gateway: "alipay", on: "notification", kind: "lose", times: 0 })
      await shop.gateways.freeze(data.out_trade_no)
      await until(async () => (await lookNow(), (await sums()).released === 6400), {
        ...{ what: "what was said to be frozen is free", timeout: 20_000, every: 500 },
      })
      expect(await shop.admin.orders()).toEqual([])
    })

    it("makes two orders of two tabs never: one is kept, the other set free", async () => {
      const cart = await shop.store.cart("kettle-128")
      const choice = { scene: "preauth" }
      const first = await shop.store.session(cart, "pp_alipay_main", choice)
      const second = await shop.store.session(cart, "pp_alipay_main", choice)
      await shop.gateways.freeze(second.out_trade_no)
      await shop.gateways.freeze(first.out_trade_no)
      await shop.store.orderOf(second.session_id)
      const book = async (no: string) =>
        (await shop.gateways.books()).freezes.find((f) => f.out_order_no === no)
      await until(async () => (await book(first.out_trade_no))?.rest_fen === 0, {
        ...{ what: "the other is free", timeout: 20_000 },
      })
      expect(await book(second.out_trade_no)).toMatchObject({ rest_fen: 12800 })
      expect(await shop.admin.orders()).toHaveLength(1)
    })
  })

  it("notices a freeze that Alipay has ended by itself, and names what can no longer be captured", async () => {
    const { session: data, payment } = await ordered()
    await shop.admin.capture(payment.id, 50)
    await shop.gateways.expireFreeze(data.out_trade_no)
    await freezeIs("released")
    expect(await discrepancies()).toEqual([{ kind: "state_differs", state: "open" }])
    const answer = await shop.admin.capture(payment.id, 10)
    expect(answer.status).toBe(400)
    expect((await shop.admin.refund(payment.id, 50)).status).toBe(200)
    await expectSums(5000, 5000, 7800, 0)
  })

  it("closes a freeze that nobody agreed to in time", async () => {
    const { session: data } = await session()
    await fetch((data.instruction as { code: string }).code)
    await shop.db.raw(
      `update cnpay_trade set expires_at = now() - interval '1 second', due_at = now()`
    )
    await freezeIs("closed")
    expect((await shop.gateways.books()).freezes[0]?.state).toBe("CLOSED")
    expect((await shop.store.status(data.session_id)).body.session.status).toBe("closed")
  })
})
