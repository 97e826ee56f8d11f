import type { IOrderModuleService, IPaymentModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Gateway } from "../../simulator"
import { expectEqualBooks, letTimePass } from "../support/integration/refund-books"
import { buy, type Sale } from "../support/integration/sale"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

/** What a process leaves behind that is killed in the middle of a refund, and what becomes of it. */
shopSuite("refunds of a killed process", (shop) => {
  const sql = (statement: string, values: string[] = []) => shop.db.raw(statement, values)
  const payments = () => shop.container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const ledger = async () =>
    (await sql(`select state, amount_fen::int as fen from cnpay_refund order by created_at`)).rows

  /** Medusa writes its refund down before it asks the provider. */
  const writeRefund = ({ payment }: Sale) =>
    sql(
      `insert into refund (id, amount, raw_amount, payment_id, created_at)
       values ('ref_left', 28, '{"value":"28","precision":20}', ?, now() - interval '31 seconds')`,
      [payment]
    )

  const orders = () => shop.container.resolve<IOrderModuleService>(Modules.ORDER)
  const refundWithoutCredit = async (order: string, payment: string) => {
    await payments().refundPayment({ payment_id: payment, amount: 28 })
    const { rows } = await sql(`select id from refund`)
    await orders().addOrderTransactions({
      ...{ order_id: order, amount: -28, currency_code: "cny" },
      ...{ reference: "refund", reference_id: rows[0].id },
    })
  }

  /** What Medusa writes before the credit line itself; while it is pending, no other change can begin. */
  const leaveOrderChange = async (order: string) => {
    await orders().createOrderChange({
      order_id: order,
      change_type: "credit_line",
      actions: [{ order_id: order, version: 2, action: "CREDIT_LINE_ADD", amount: 28 }],
    })
    await sql(`update order_change set created_at = now() - interval '31 seconds'`)
  }

  describe.each<Gateway>(["alipay", "wechat"])("%s", (gateway) => {
    it("before the ledger knew of it: nothing was sent, and Medusa forgets it", async () => {
      const sale = await buy(shop, gateway)
      await writeRefund(sale)

      await expectEqualBooks(shop, { back: 0 })

      expect((await shop.admin.payment(sale.order)).refunds).toEqual([])
    })

    it("between a refund from outside and the capture: the refund is booked with the capture", async () => {
      const { no, order } = await buy(shop, gateway)
      // As if the process had died before the capture, and the refund had come in between.
      await sql(`update cnpay_trade set settled_at = null`)
      await sql(
        `insert into cnpay_refund (id, out_refund_no, out_trade_no, account, origin, amount_fen, state)
         select 'cnref_between', 'between', out_trade_no, account, 'outside', 2800, 'succeeded'
           from cnpay_trade where out_trade_no = ?`,
        [no]
      )
      await sql(`update cnpay_trade set due_at = now(), books_due_at = null`)

      const isAtRest = async () =>
        (
          await sql(
            `select 1 from cnpay_trade where settled_at is null or books_due_at is not null`
          )
        ).rows.length === 0
      await until(
        async () => (await shop.admin.payment(order)).refunds.length === 1 && isAtRest(),
        {
          what: "Medusa has the refund",
          timeout: 60_000,
        }
      )
      const { rows } = await sql(
        `select amount::text from order_transaction where reference = 'refund'`
      )
      expect(rows).toEqual([{ amount: "-28" }])
    })

    it("before it was sent: it is sent once", async () => {
      const { payment } = await buy(shop, gateway)
      await shop.gateways.fault({ gateway, on: "refund", kind: "reset_before", times: 1 })
      await shop.gateways.fault({ gateway, on: "refund_query", kind: "reset_before", times: 1 })
      await shop.admin.refund(payment, 28)
      await sql(`update cnpay_refund set state = 'requested', error_code = null`)

      await expectEqualBooks(shop, { back: 2800 })

      expect(await ledger()).toEqual([{ state: "succeeded", fen: 2800 }])
    })

    it("before the order had its transaction: it is written, and no money moves again", async () => {
      const { payment } = await buy(shop, gateway)
      await payments().refundPayment({ payment_id: payment, amount: 28 })

      await expectEqualBooks(shop, { back: 2800 })

      expect((await shop.gateways.books()).refunds).toHaveLength(1)
    })

    it("before the order cost less by it: the order is owed nothing", async () => {
      const { order, payment } = await buy(shop, gateway)
      await refundWithoutCredit(order, payment)

      await expectEqualBooks(shop, { back: 2800 })
    })

    it("while the order came to cost less: the change does not bar the next refund", async () => {
      const { order, payment } = await buy(shop, gateway)
      await refundWithoutCredit(order, payment)
      await leaveOrderChange(order)

      await expectEqualBooks(shop, { back: 2800 })
      const answer = await shop.admin.refund(payment, 10)

      expect(answer.body).not.toHaveProperty("message")
      await expectEqualBooks(shop, { back: 3800 })
    })

    it("after the money had gone, with Medusa's refund lost: Medusa has it again", async () => {
      const { payment, order } = await buy(shop, gateway)
      await shop.admin.refund(payment, 28)
      await sql(`delete from refund`)
      await sql(`update payment_collection set refunded_amount = 0, raw_refunded_amount = null`)

      await expectEqualBooks(shop, { back: 2800 })

      expect((await shop.admin.payment(order)).refunds).toHaveLength(1)
      expect((await shop.gateways.books()).refunds).toHaveLength(1)
    })

    it("in a cancellation that was booked and not sent: the order says so, and an admin can send it", async () => {
      const { payment, order } = await buy(shop, gateway)
      await shop.container.resolve(Modules.ORDER).cancel(order)
      await shop.container.resolve(Modules.ORDER).addOrderTransactions({
        ...{ order_id: order, amount: -128, currency_code: "cny" },
        ...{ reference: "refund", reference_id: payment },
      })
      await expectEqualBooks(shop, { back: 0, open: ["not_refunded"] })

      await letTimePass(shop)
      const answer = await shop.admin.refund(payment, 128)

      expect(answer.body).not.toHaveProperty("message")
      // A cancelled order takes no credit lines: its summary says that the shopper owes the goods.
      await expectEqualBooks(shop, { back: 12_800, owed: -12_800 })
    })
  })
})
