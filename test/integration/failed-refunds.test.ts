import type { CnpayModuleService } from "../../src/modules/cnpay/service"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

interface Refusal {
  message: string
}

/** Refunds that WeChat Pay accepted and then did not carry out, and what an admin can do about them. */
shopSuite("failed refunds", (shop) => {
  const rows = async (sql: string) => (await shop.db.raw(sql)).rows
  const ledger = () =>
    rows(
      `select out_refund_no as no, state, amount_fen::int as fen from cnpay_refund order by created_at`
    )
  const discrepancies = () =>
    rows(`select id, kind, state, resolution, reason from cnpay_discrepancy order by created_at`)
  const transactions = async () =>
    (
      await rows(
        `select amount::text from order_transaction where reference = 'refund' and deleted_at is null`
      )
    ).map((row: { amount: string }) => row.amount)
  const refundsOf = async (order: string) => (await shop.admin.payment(order)).refunds

  /** A refund of 28 yuan of 128 that ends as the gateway likes. */
  const failing = async (state: "CLOSED" | "ABNORMAL") => {
    const session = await shop.store.session(await shop.store.cart("kettle-128"), "pp_wechat_main")
    await shop.gateways.pay("wechat", session.out_trade_no)
    const order = await shop.store.orderOf(session.session_id)
    const payment = await shop.admin.payment(order)
    await shop.gateways.endNextRefund(state)
    expect((await shop.admin.refund(payment.id, 28)).status).toBe(200)
    const [{ no }] = await ledger()
    await until(async () => (await refundsOf(order)).length === 0 && no, {
      what: "Medusa's books do not claim the refund any more",
      timeout: 30_000,
    })
    return { order, payment, no }
  }

  it.each(["CLOSED", "ABNORMAL"] as const)(
    "leave Medusa's books, and a discrepancy names them (%s)",
    async (state) => {
      const { order, no } = await failing(state)

      expect(await ledger()).toEqual([{ no, state: state.toLowerCase(), fen: 2800 }])
      expect(await discrepancies()).toMatchObject([{ kind: "refund_failed", state: "open" }])
      expect(await transactions()).toEqual([])
      expect((await shop.admin.order(order)).summary).toMatchObject({
        refunded_total: 0,
        transaction_total: 128,
        pending_difference: -28,
      })
    }
  )

  it("are sent anew under a new number when they were closed, and once, however often", async () => {
    const { order, no } = await failing("CLOSED")
    const retry = () =>
      shop.admin.post(`/admin/cnpay/refunds/${no}/retry`, { reason: "asked again" })

    const answers = await Promise.all([retry(), retry()])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    await until(async () => (await ledger()).at(-1).state === "succeeded", {
      what: "the new refund is done",
      timeout: 20_000,
    })
    expect(await ledger()).toMatchObject([{ no, state: "closed" }, { fen: 2800 }])
    expect((await shop.gateways.books()).trades[0]?.refunded_fen).toBe(2800)
    expect(await discrepancies()).toMatchObject([
      { kind: "refund_failed", state: "resolved", resolution: "retried", reason: "asked again" },
    ])
    expect(await refundsOf(order)).toHaveLength(1)
    expect(await transactions()).toEqual(["-28"])
    expect((await shop.admin.order(order)).summary).toMatchObject({ pending_difference: 0 })
  })

  it("are not asked about once more when the same notice comes again", async () => {
    const { no } = await failing("CLOSED")
    const retried = await shop.admin.post(`/admin/cnpay/refunds/${no}/retry`, { reason: "again" })
    expect(retried.status).toBe(200)
    const [{ id }] = await rows(
      `select id from cnpay_notification where about ->> 'kind' = 'refund' order by received_at limit 1`
    )

    await shop.admin.post(`/admin/cnpay/notifications/${id}/replay`, {})
    await until(
      async () =>
        (await rows(`select 1 from cnpay_notification where state <> 'done'`)).length === 0,
      { what: "the notice was worked on again", timeout: 20_000 }
    )

    expect(await discrepancies()).toMatchObject([{ state: "resolved", resolution: "retried" }])
  })

  it("go another way under their own number when they are abnormal, and are booked again", async () => {
    const { order, no } = await failing("ABNORMAL")
    const path = `/admin/cnpay/refunds/${no}`
    expect(
      (await shop.admin.post<Refusal>(`${path}/retry`, { reason: "try" })).body.message
    ).toMatch(/redirect it instead/)

    const answer = await shop.admin.post(`${path}/redirect`, { reason: "card is void" })

    expect(answer.status).toBe(200)
    await until(async () => (await transactions()).length > 0, {
      what: "Medusa has the refund again",
      timeout: 30_000,
    })
    expect(await refundsOf(order)).toHaveLength(1)
    expect(await ledger()).toMatchObject([{ no, fen: 2800 }])
    expect(await transactions()).toEqual(["-28"])
    expect(await discrepancies()).toMatchObject([{ state: "resolved", resolution: "redirected" }])
    expect((await shop.admin.order(order)).summary).toMatchObject({ pending_difference: 0 })
  })

  it("stay open when the other way fails at once", async () => {
    const { no } = await failing("ABNORMAL")
    const gateway = shop.container.resolve<CnpayModuleService>("cnpay").gateway("wechat_main")!
    const refund = await gateway.queryRefund(no, "")
    const redirect = jest.spyOn(gateway, "redirectRefund" as never)
    redirect.mockResolvedValueOnce(refund as never)

    const answer = await shop.admin.post(`/admin/cnpay/refunds/${no}/redirect`, {
      reason: "card is void",
    })

    redirect.mockRestore()
    expect([answer.status, refund?.state]).toEqual([200, "abnormal"])
    expect(await discrepancies()).toMatchObject([{ state: "open", resolution: null }])
  })

  it("are accepted as they are with a reason, and by nobody without one", async () => {
    await failing("CLOSED")
    const [{ id }] = await discrepancies()
    const accept = (body: object) =>
      shop.admin.post<{ discrepancy: object }>(`/admin/cnpay/discrepancies/${id}/moves`, {
        ...{ move: "accept", ...body },
      })

    expect((await accept({})).status).toBe(400)
    expect((await accept({ reason: "paid in cash" })).body.discrepancy).toMatchObject({
      state: "accepted",
      reason: "paid in cash",
    })
    expect((await accept({ reason: "again" })).status).toBe(404)
  })
})
