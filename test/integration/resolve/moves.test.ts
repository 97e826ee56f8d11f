import type { IOrderModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { loadDispute } from "../../../src/resolve/dispute"
import { CARRIES } from "../../../src/resolve/moves"
import { removeTransaction } from "../../../src/books/transactions"
import { markTradePaid, reopenAbandoned } from "../../../src/modules/cnpay/queries"
import type { CnpayModuleService } from "../../../src/modules/cnpay/service"
import type { OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { carryMove, claimMove } from "../../../src/resolve/make-move"
import { settleTradeWorkflow } from "../../../src/workflows"
import {
  disputed,
  move,
  read,
  strangePayment,
  theDispute,
  unheardPayment,
} from "../../support/integration/disputes"
import { comeToRest, expectEqualBooks, letTimePass } from "../../support/integration/refund-books"
import { buy } from "../../support/integration/sale"
import { shopSuite } from "../../support/integration/shop-suite"
import { until } from "../../support/until"

shopSuite("moves", (shop) => {
  const trades = async () => (await shop.gateways.books()).trades
  const gateway = (no: string) => trades().then((all) => all.find((t) => t.out_trade_no === no))
  const resolved = (id: string) =>
    until(async () => (await read(shop, id)).state === "resolved", {
      what: `${id} is resolved`,
      timeout: 20_000,
    })
  /** As a run does that does not see it any more. */
  const heal = (id: string) =>
    shop.db.raw(
      `update cnpay_discrepancy set state = 'resolved', resolution = 'explained',
              resolved_at = now() where id = ?`,
      [id]
    )
  const orderOf128 = async () => {
    const { result } = await createOrderWorkflow(shop.container).run({
      input: {
        region_id: shop.seeded.regionId,
        currency_code: "cny",
        email: "counter@example.com",
        items: [{ title: "Kettle", quantity: 1, unit_price: 128 }],
      },
    })
    return result.id
  }
  /** Two codes of one cart, both paid, while the shop leaves late money to a person. */
  const heldLateMoney = async () => {
    const cnpay = shop.container.resolve<CnpayModuleService>("cnpay")
    cnpay.settlement.latePayment = "hold"
    const cart = await shop.store.cart("kettle-128")
    const old = await shop.store.session(cart, "pp_alipay_main", { scene: "qr" })
    const next = await shop.store.session(cart, "pp_wechat_main")
    await shop.gateways.pay("wechat", next.out_trade_no)
    await shop.store.orderOf(next.session_id)
    await shop.gateways.pay("alipay", old.out_trade_no)
    return { no: old.out_trade_no, id: await theDispute(shop, "late_money", old.out_trade_no) }
  }
  /** Cancelled while the gateway refused to send the money back. */
  const canceledUnrefunded = async () => {
    const sale = await buy(shop, "wechat")
    const set = { code: "INVALID_REQUEST" }
    await shop.gateways.fault({ gateway: "wechat", on: "refund", kind: "refuse", set, times: 0 })
    await shop.admin.cancelOrder(sale.order)
    await until(
      async () => {
        await letTimePass(shop)
        const { rows } = await shop.db.raw(
          `select 1 from cnpay_discrepancy where kind = 'not_refunded'`
        )
        return rows[0]
      },
      { what: "the money is missed", timeout: 30_000, every: 500 }
    )
    await shop.gateways.clearFaults()
    return sale
  }

  afterEach(() => {
    shop.container.resolve<CnpayModuleService>("cnpay").settlement.latePayment = "refund"
  })

  describe("settle", () => {
    it.each(["alipay", "wechat"] as const)("books a payment that only %s knew of", async (name) => {
      const { no, session } = await unheardPayment(shop, name)
      const account = `${name}_main`
      const id = await disputed(shop, { kind: "only_at_gateway", no, account })
      expect((await read(shop, id)).moves).toEqual(["settle", "wait", "accept"])

      const { status, body } = await move(shop, id, { move: "settle" })

      expect([status, body.why]).toEqual([200, null])
      expect(body.discrepancy).toMatchObject({ state: "resolved", resolution: "settled" })
      expect(await shop.store.orderOf(session)).toBeTruthy()
      await expectEqualBooks(shop, { back: 0 })
    })

    it("leaves it open, and says why in both languages, while nobody has paid", async () => {
      const cart = await shop.store.cart("kettle-128")
      const { out_trade_no: no } = await shop.store.session(cart, "pp_wechat_main")
      const id = await disputed(shop, { kind: "state_differs", no })
      await shop.db.raw(`update cnpay_trade set state = 'paid', paid_fen = 12800, paid_at = now(),
                          settled_at = now(), due_at = null`)

      const { body } = await move(shop, id, { move: "query" })

      expect(body.discrepancy.state).toBe("open")
      expect(body.why).toEqual({
        en: "The gateway says that nobody has paid it.",
        zh: "支付渠道显示该交易未支付。",
      })
    })

    it.each(["books_differ", "transaction_differs"] as const)(
      "mends what of the order's books was left behind (%s)",
      async (kind) => {
        const { no, order, payment } = await buy(shop, "alipay")
        expect((await shop.admin.refund(payment, 28)).status).toBe(200)
        await comeToRest(shop)
        const orders = shop.container.resolve<IOrderModuleService>(Modules.ORDER)
        const [lost] = await orders.listOrderTransactions({ reference: "refund" })
        await removeTransaction(shop.container, order, { id: lost?.id ?? "" })
        const id = await disputed(shop, { kind, no, account: "alipay_main" })

        const { body } = await move(shop, id, { move: "settle" })

        expect([body.why, body.discrepancy.state]).toEqual([null, "resolved"])
        await expectEqualBooks(shop, { back: 2800 })
      }
    )
  })

  it("writes the transaction of a capture that the order has lost, once", async () => {
    const { no, order } = await buy(shop, "alipay")
    const orders = shop.container.resolve<IOrderModuleService>(Modules.ORDER)
    const captures = () => orders.listOrderTransactions({ order_id: order, reference: "capture" })
    const [lost] = await captures()
    await removeTransaction(shop.container, order, { id: lost?.id ?? "" })
    await shop.db.raw(`update capture set created_at = created_at - interval '1 minute'`)
    const id = await disputed(shop, { kind: "transaction_differs", no, account: "alipay_main" })

    const { body } = await move(shop, id, { move: "settle" })

    expect([body.why, body.discrepancy.state]).toEqual([null, "resolved"])
    const written = await captures()
    expect(written.map((it) => [it.amount, it.reference_id])).toEqual([[128, lost?.reference_id]])
    await expectEqualBooks(shop, { back: 0 })
  })

  describe("query", () => {
    it.each([
      "only_in_store",
      "amount_differs",
      "state_differs",
      "payee_differs",
      "currency_differs",
    ] as const)("closes %s when the gateway agrees by now", async (kind) => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind, no })

      const { body } = await move(shop, id, { move: "query" })

      expect(body.discrepancy).toMatchObject({ state: "resolved", resolution: "agreed" })
      await expectEqualBooks(shop, { back: 0 })
    })

    it("keeps one open whose amount still differs", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind: "amount_differs", no })
      const set = { "amount.total": 12799 }
      await shop.gateways.fault({ gateway: "wechat", on: "query", kind: "alter", set })

      const { body } = await move(shop, id, { move: "query" })

      expect(body.why?.en).toBe("The gateway was paid ¥127.99, and ¥128.00 is booked.")
      expect(body.discrepancy.state).toBe("open")
      expect(body.discrepancy.history[0]).toMatchObject({ move: "query", after: { state: "open" } })
    })

    it("says what is wrong when the gateway does not answer, and leaves it as it was", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind: "state_differs", no })
      await shop.gateways.fault({ gateway: "wechat", on: "query", kind: "http_500", times: 0 })

      const { status, body } = await move(shop, id, { move: "query" })

      expect(status).toBe(400)
      expect(body.message).toMatch(/\p{Script=Han}/u)
      expect((await read(shop, id)).state).toBe("open")
    })
  })

  describe("refund", () => {
    it.each(["alipay", "wechat"] as const)(
      "sends back a payment at %s that the ledger never asked for, on the gateway's word",
      async (name) => {
        const no = await strangePayment(shop, name)
        const id = await theDispute(shop, "only_at_gateway", no)

        const { status } = await move(shop, id, { move: "refund" })

        expect(status).toBe(200)
        await comeToRest(shop)
        await resolved(id)
        expect((await gateway(no))?.refunded_fen).toBe(12_800)
        await expectEqualBooks(shop, { back: 12_800 })
      }
    )

    it("asks for the amount once more, and moves nothing for another one", async () => {
      const no = await strangePayment(shop, "wechat")
      const id = await theDispute(shop, "only_at_gateway", no)

      const { status, body } = await move(shop, id, { move: "refund", amount_fen: 12_799 })

      expect([status, body.message]).toEqual([400, expect.stringContaining("¥128.00")])
      expect((await gateway(no))?.refunded_fen).toBe(0)
      expect(
        (await shop.db.raw(`select 1 from cnpay_trade where out_trade_no = ?`, [no])).rows
      ).toEqual([])
      expect(await read(shop, id)).toMatchObject({
        state: "open",
        moves: ["link", "refund", "accept"],
      })
    })

    it("takes no reason that could not be written down afterwards, and moves nothing", async () => {
      const no = await strangePayment(shop, "wechat")
      const id = await theDispute(shop, "only_at_gateway", no)

      const { status } = await move(shop, id, { move: "refund", reason: "looked\u0000into" })

      expect([status, (await gateway(no))?.refunded_fen]).toEqual([400, 0])
      const { state, history } = await read(shop, id)
      expect([state, history.map((it) => it.move)]).toEqual(["open", ["opened"]])
    })

    it("does not believe a bill's line that the gateway knows nothing of", async () => {
      const no = "20261120000000deadbeef"
      const id = await disputed(shop, { kind: "only_at_gateway", no, gatewayFen: 100 })

      const { status, body } = await move(shop, id, { move: "refund" })

      expect([status, body.message]).toEqual([400, expect.stringContaining("does not say")])
    })

    it.each(["late_money", "paid_twice"] as const)(
      "sends back the second payment (%s)",
      async (kind) => {
        const { no, id: late } = await heldLateMoney()
        const id =
          kind === "late_money" ? late : await disputed(shop, { kind, no, account: "alipay_main" })

        expect((await move(shop, id, { move: "refund" })).status).toBe(200)

        await resolved(id)
        expect((await gateway(no))?.refunded_fen).toBe(12_800)
        await expectEqualBooks(shop, { back: 12_800 })
      }
    )

    it.each(["not_refunded", "settled_to_canceled"] as const)(
      "sends a cancelled order's money back, with a refund in Medusa (%s)",
      async (kind) => {
        const { no } = await canceledUnrefunded()
        const id =
          kind === "not_refunded"
            ? await theDispute(shop, kind, no)
            : await disputed(shop, { kind, no })

        expect((await move(shop, id, { move: "refund" })).status).toBe(200)

        await comeToRest(shop)
        await resolved(id)
        // Medusa takes no credit lines for a cancelled order, so that its sum stays.
        await expectEqualBooks(shop, { back: 12_800, owed: -12_800 })
      }
    )

    it("sends it once, however many admins press the button at once", async () => {
      const no = await strangePayment(shop, "alipay")
      const id = await theDispute(shop, "only_at_gateway", no)
      const { amount_fen } = await read(shop, id)
      const press = () =>
        shop.admin.post(`/admin/cnpay/discrepancies/${id}/moves`, {
          ...{ move: "refund", reason: "again and again", amount_fen },
        })

      const answers = await Promise.all([press(), press(), press()])

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect((await shop.gateways.books()).refunds).toHaveLength(1)
    })
  })

  describe("link", () => {
    it("makes an unknown payment the payment of the order that waits for it", async () => {
      const no = await strangePayment(shop, "wechat")
      const order = await orderOf128()
      const id = await theDispute(shop, "only_at_gateway", no)

      const { status, body } = await move(shop, id, { move: "link", order_id: order })

      expect([status, body.discrepancy?.resolution]).toEqual([200, "linked"])
      expect(await shop.admin.order(order)).toMatchObject({
        payment_status: "captured",
        summary: { pending_difference: 0, transaction_total: 128 },
      })
      expect(body.discrepancy).toMatchObject({ order: { id: order } })
      await expectEqualBooks(shop, { back: 0 })
    })

    it("makes late money the payment of another order", async () => {
      const { id } = await heldLateMoney()
      const order = await orderOf128()

      expect((await move(shop, id, { move: "link", order_id: order })).status).toBe(200)

      expect((await read(shop, id)).state).toBe("resolved")
      expect((await shop.admin.order(order)).payment_status).toBe("captured")
      await expectEqualBooks(shop, { back: 0 })
    })

    it("refuses an order that waits for another sum, and keeps nothing", async () => {
      const no = await strangePayment(shop, "wechat")
      const { order } = await buy(shop, "alipay")
      const id = await theDispute(shop, "only_at_gateway", no)

      const { status, body } = await move(shop, id, { move: "link", order_id: order })

      expect([status, body.message]).toEqual([400, expect.stringContaining("waits for ¥0.00")])
      expect(
        (await shop.db.raw(`select 1 from cnpay_trade where out_trade_no = ?`, [no])).rows
      ).toEqual([])
    })

    it("keeps a payment that Medusa has taken, although booking it breaks off", async () => {
      const no = await strangePayment(shop, "wechat")
      const order = await orderOf128()
      const id = await theDispute(shop, "only_at_gateway", no)
      const orders = shop.container.resolve<IOrderModuleService>(Modules.ORDER)
      const broken = jest
        .spyOn(orders, "addOrderTransactions")
        .mockRejectedValueOnce(new Error("the database is gone"))
      const { status } = await move(shop, id, { move: "link", order_id: order })
      expect([status >= 400, broken.mock.calls.length]).toEqual([true, 1])
      broken.mockRestore()

      expect((await read(shop, id)).moves).toContain("settle")
      await move(shop, id, { move: "settle" })

      expect((await read(shop, id)).state).toBe("resolved")
      expect((await shop.admin.order(order)).payment_status).toBe("captured")
      await expectEqualBooks(shop, { back: 0 })
    })
  })

  describe("cancel_capture", () => {
    it("takes back a capture whose money the gateway never took", async () => {
      const cart = await shop.store.cart("kettle-128")
      const { out_trade_no, session_id } = await shop.store.session(cart, "pp_wechat_main")
      const no = out_trade_no as OutTradeNo
      const now = new Date()
      await markTradePaid(shop.db, {
        no,
        gatewayTradeNo: null,
        paid: fen(12_800),
        paidAt: now,
        cause: "poll",
        now,
      })
      const input = { account: "wechat_main", outTradeNo: no, cause: "poll" as const }
      await settleTradeWorkflow(shop.container).run({ input })
      const order = await shop.store.orderOf(session_id)
      const id = await disputed(shop, { kind: "only_in_store", no })

      const { status, body } = await move(shop, id, { move: "cancel_capture" })

      expect([status, body.discrepancy?.resolution]).toEqual([200, "capture_canceled"])
      const after = await shop.admin.order(order)
      expect(after.payment_status).toBe("canceled")
      expect(after.summary).toMatchObject({ transaction_total: 0, pending_difference: 128 })
      expect((await gateway(no))?.state).toBe("CLOSED")
      await expectEqualBooks(shop, { back: 0, owed: -12_800 })
    })

    it("is refused while the gateway says that it has the money", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind: "only_in_store", no })

      const { status, body } = await move(shop, id, { move: "cancel_capture" })

      expect([status, body.message]).toEqual([400, expect.stringContaining("is paid")])
      await expectEqualBooks(shop, { back: 0, open: ["only_in_store"] })
    })
  })

  describe("refunds past the shop", () => {
    it.each(["alipay", "wechat"] as const)(
      "are recorded in Medusa without another one being sent (%s)",
      async (name) => {
        const { no } = await buy(shop, name)
        await shop.gateways.fault({ gateway: name, on: "notification", kind: "lose", times: 0 })
        const { out_refund_no: refund } = await shop.gateways.refundOutside(name, no, 2800)
        const account = `${name}_main`
        const id = await disputed(shop, { kind: "refund_only_at_gateway", no, refund, account })
        expect((await read(shop, id)).moves).toEqual(["record_refund", "wait", "accept"])

        const { body } = await move(shop, id, { move: "record_refund" })

        expect(body).toMatchObject({ why: null, discrepancy: { resolution: "recorded" } })
        await expectEqualBooks(shop, { back: 2800 })
      }
    )

    it.each(["refund_missing", "amount_differs", "state_differs"] as const)(
      "that the gateway confirms are closed (%s)",
      async (kind) => {
        const { no, payment } = await buy(shop, "wechat")
        await shop.admin.refund(payment, 28)
        await comeToRest(shop)
        const [{ out_refund_no: refund } = { out_refund_no: "" }] = (await shop.gateways.books())
          .refunds
        const id = await disputed(shop, { kind, no, refund })

        const { body } = await move(shop, id, { move: "query_refund" })

        expect(body).toMatchObject({ why: null, discrepancy: { state: "resolved" } })
        await expectEqualBooks(shop, { back: 2800 })
      }
    )

    it("that the gateway does not know stay open", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, {
        kind: "refund_missing",
        no,
        refund: "R2026112000000012345678",
      })

      const { body } = await move(shop, id, { move: "query_refund" })

      expect(body.why?.en).toMatch(/does not know refund/)
      expect(body.discrepancy.state).toBe("open")
    })
  })

  describe("failed refunds", () => {
    const failing = async (end: "CLOSED" | "ABNORMAL") => {
      const { no, payment } = await buy(shop, "wechat")
      await shop.gateways.endNextRefund(end)
      await shop.admin.refund(payment, 28)
      return theDispute(shop, "refund_failed", no)
    }

    it("are sent anew with retry, and the books agree afterwards", async () => {
      const id = await failing("CLOSED")
      expect((await read(shop, id)).moves).toEqual(["retry", "accept"])

      expect((await move(shop, id, { move: "retry" })).status).toBe(200)

      expect(await read(shop, id)).toMatchObject({ state: "resolved", resolution: "retried" })
      await expectEqualBooks(shop, { back: 2800 })
    })

    /** The move, in a process that dies before it is written down that it was made. */
    const dieAfter = async (id: string) => {
      const { amount_fen: amountFen } = await read(shop, id)
      const wish = { id, move: "retry", by: "user_1", reason: "asked again" } as const
      await claimMove(shop.container, wish)
      const dispute = await loadDispute(shop.container, id)
      await CARRIES.retry(shop.container, dispute, { ...wish, amountFen: amountFen ?? 0 })
      expect(await read(shop, id)).toMatchObject({ state: "resolving" })
      await reopenAbandoned(shop.db, new Date(Date.now() + 61_000))
    }
    const ledgerRefunds = async (no: string) =>
      (
        await shop.db.raw(
          `select state from cnpay_refund where out_trade_no = ? order by created_at`,
          [no]
        )
      ).rows.map(({ state }: { state: string }) => state)

    it("are sent anew once, although the process died before it was written down", async () => {
      const id = await failing("CLOSED")
      const { out_trade_no: no } = await read(shop, id)
      await dieAfter(id)
      expect(await ledgerRefunds(no)).toHaveLength(2)

      expect((await move(shop, id, { move: "retry" })).status).toBe(200)

      const { resolution, history } = await read(shop, id)
      expect(resolution).toBe("retried")
      expect(history.map((it) => it.move)).toEqual(["retry", "abandoned", "opened"])
      await expectEqualBooks(shop, { back: 2800 })
      expect(await ledgerRefunds(no)).toEqual(["closed", "succeeded"])
    })

    it("are sent anew, although the process died before the gateway could hear of it", async () => {
      const id = await failing("CLOSED")
      const { out_trade_no: no, out_refund_no: failed } = await read(shop, id)
      // Medusa writes its refund first, and asks the provider then.
      await shop.db.raw(
        `insert into refund (id, amount, raw_amount, payment_id, note, created_at)
         select 'ref_halfway', 28, '{"value": "28", "precision": 20}', id, ?, now() - interval '1 minute'
           from payment`,
        [`cnpay: ${failed}`]
      )

      expect((await move(shop, id, { move: "retry" })).status).toBe(200)

      await expectEqualBooks(shop, { back: 2800 })
      expect(await ledgerRefunds(no)).toEqual(["closed", "succeeded"])
    })

    it("of a payment that Medusa does not hold are sent anew once, although the process died", async () => {
      const no = await strangePayment(shop, "wechat")
      const strange = await theDispute(shop, "only_at_gateway", no)
      await shop.gateways.endNextRefund("CLOSED")
      expect((await move(shop, strange, { move: "refund" })).status).toBe(200)
      const id = await theDispute(shop, "refund_failed", no)
      await dieAfter(id)

      expect((await move(shop, id, { move: "retry" })).status).toBe(200)

      await comeToRest(shop)
      expect((await read(shop, id)).resolution).toBe("retried")
      expect(await ledgerRefunds(no)).toEqual(["closed", "succeeded"])
      expect((await gateway(no))?.refunded_fen).toBe(12_800)
    })

    it("go another way with redirect, and the books agree afterwards", async () => {
      const id = await failing("ABNORMAL")

      expect((await move(shop, id, { move: "redirect" })).status).toBe(200)

      expect(await read(shop, id)).toMatchObject({ resolution: "redirected" })
      await expectEqualBooks(shop, { back: 2800 })
    })
  })

  describe("wait and accept", () => {
    it("leaves it to the bill of the day after the last one that was matched", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind: "only_in_store", no })

      const { body } = await move(shop, id, { move: "wait" })

      expect(body.discrepancy).toMatchObject({ state: "waiting", waits_for: "2026-11-21" })
      expect(body.discrepancy.moves).not.toContain("wait")
    })

    it.each(["fee_differs", "fund_missing", "balance_differs", "unknown_line"] as const)(
      "takes %s as it is, with a reason and a history, and it stays accepted",
      async (kind) => {
        const id = await disputed(shop, { kind, no: "", gatewayFen: 12 })
        const path = `/admin/cnpay/discrepancies/${id}/moves`
        expect((await shop.admin.post(path, { move: "accept" })).status).toBe(400)

        const { body } = await move(shop, id, { move: "accept", reason: "rounding" })

        expect(body.discrepancy).toMatchObject({ state: "accepted", reason: "rounding", moves: [] })
        expect(body.discrepancy.history.map((it) => it.move)).toEqual(["accept", "opened"])
        expect(body.discrepancy.history[0]?.by?.email).toBe("admin@cnpay.test")
        expect((await move(shop, id, { move: "accept" })).status).toBe(404)
        await expect(disputed(shop, { kind, no: "", gatewayFen: 13 })).resolves.not.toBe(id)
      }
    )

    it("tells a person who comes too late that it has closed by itself", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind: "only_in_store", no })
      await heal(id)

      const { status, body } = await move(shop, id, { move: "accept" })

      expect([status, body.message]).toEqual([
        404,
        expect.stringMatching(/closed by itself.*自动关闭/s),
      ])
      expect(await read(shop, id)).toMatchObject({ state: "resolved", resolution: "explained" })
    })

    it("accepts nothing that closes by itself at the same moment, and says so", async () => {
      const { no } = await buy(shop, "wechat")
      const id = await disputed(shop, { kind: "only_in_store", no })
      const wish = { id, move: "accept", by: "user_1", reason: "looked into it" } as const
      const claim = await claimMove(shop.container, wish)
      await heal(id)

      const end = await carryMove(shop.container, wish, claim)

      expect(end).toMatchObject({ end: "healed", why: { zh: expect.stringMatching(/自动关闭/) } })
      const { state, resolution, reason, history } = await read(shop, id)
      expect([state, resolution, reason]).toEqual(["resolved", "explained", null])
      expect(history[0]).toMatchObject({ move: "accept", after: { state: "resolved" } })
    })

    it("is made for many at once, and says which were refused", async () => {
      const { no } = await buy(shop, "wechat")
      const wanted = await disputed(shop, { kind: "only_in_store", no })
      const other = await disputed(shop, { kind: "balance_differs", no: "" })

      const { body } = await shop.admin.post<{ moved: string[]; refused: { id: string }[] }>(
        "/admin/cnpay/discrepancies/moves",
        { ids: [wanted, other], move: "query" }
      )

      expect(body.moved).toEqual([wanted])
      expect(body.refused).toMatchObject([{ id: other, reason: { zh: expect.any(String) } }])
    })
  })

  it("refuses what is not legal for the kind", async () => {
    const id = await disputed(shop, { kind: "balance_differs", no: "" })

    const { status, body } = await move(shop, id, { move: "settle" })

    expect([status, body.message]).toEqual([400, expect.stringContaining("cannot be resolved")])
  })

  it("is not held up for ever by a process that died in the middle of a move", async () => {
    const { no } = await buy(shop, "wechat")
    const id = await disputed(shop, { kind: "only_in_store", no })
    await shop.db.raw(
      `update cnpay_discrepancy set state = 'resolving', unresolved_state = 'open', lease = 'dead',
              leased_until = now() + interval '1 minute' where id = ?`,
      [id]
    )
    expect((await move(shop, id, { move: "query" })).body.message).toMatch(/right now/)

    await reopenAbandoned(shop.db, new Date(Date.now() + 61_000))

    expect(await read(shop, id)).toMatchObject({
      state: "open",
      history: [{ move: "abandoned" }, {}],
    })
    expect((await move(shop, id, { move: "query" })).status).toBe(200)
  })
})
