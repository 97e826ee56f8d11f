import type { IEventBusModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Gateway } from "../../simulator"
import { tellNews } from "../../src/events/tell-news"
import { AdminClient } from "../support/integration/admin-client"
import { expectEqualBooks, letTimePass } from "../support/integration/refund-books"
import { buy } from "../support/integration/sale"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("refunds that meet", (shop) => {
  const refunds = async () => (await shop.gateways.books()).refunds.map((it) => it.amount_fen)

  describe.each<Gateway>(["alipay", "wechat"])("%s", (gateway) => {
    it("by two clicks of one hand are one refund, and the second is told so", async () => {
      const { payment } = await buy(shop, gateway)
      // The second click arrives while the first is under way.
      await shop.gateways.fault({ gateway, on: "refund", kind: "delay", delay_ms: 500 })

      const answers = await Promise.all([1, 2].map(() => shop.admin.refund(payment, 28)))

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const refused = answers.find(({ status }) => status === 409)
      expect(refused?.body.message).toMatch(/just made the same refund/)
      await expectEqualBooks(shop, { back: 2800 })
      expect(await refunds()).toEqual([2800])
    })

    it("by two of different sums at once each have their effect", async () => {
      const { payment } = await buy(shop, gateway)
      const other = await AdminClient.login(shop.url)

      const answers = await Promise.all([
        shop.admin.refund(payment, 28),
        other.refund(payment, 100),
      ])

      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      await expectEqualBooks(shop, { back: 12_800 })
    })

    it("of more than was paid together give back no more than was paid", async () => {
      const { payment } = await buy(shop, gateway)

      const answers = await Promise.all([
        shop.admin.refund(payment, 100),
        shop.admin.refund(payment, 90),
      ])

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
      const [sent = 0] = await refunds()
      await expectEqualBooks(shop, { back: sent })
    })

    it("of the same sum are one while nobody knows how the first has ended", async () => {
      const { payment } = await buy(shop, gateway)
      await shop.gateways.fault({ gateway, on: "refund", kind: "reset_before", times: 2 })
      await shop.gateways.fault({ gateway, on: "refund_query", kind: "reset_before", times: 2 })
      await shop.admin.refund(payment, 28)
      await letTimePass(shop)

      const { status, body } = await shop.admin.refund(payment, 28)

      expect([status, body.message]).toEqual([400, expect.stringMatching(/Nothing new was sent/)])
      await expectEqualBooks(shop, { back: 2800 })
    })

    it("with a cancellation of the order give everything back once", async () => {
      const { payment, order } = await buy(shop, gateway)

      await Promise.all([shop.admin.refund(payment, 28), shop.admin.cancelOrder(order)])

      await until(async () => (await shop.admin.order(order)).status === "canceled", {
        what: "the order is cancelled",
      })
      await expectEqualBooks(shop, { back: 12_800 })
    })

    it("from outside are booked once each, however often and in whichever order they are told", async () => {
      const { no, order } = await buy(shop, gateway)
      const match = { out_trade_no: no }
      const on = "notification"
      await shop.gateways.fault({ gateway, on, kind: "reorder", delay_ms: 2_000, match })
      await shop.gateways.fault({ gateway, on, kind: "double", match })
      await shop.gateways.refundOutside(gateway, no, 2800)
      const { out_refund_no } = await shop.gateways.refundOutside(gateway, no, 1000)
      if (gateway === "wechat") await shop.gateways.setRefund(gateway, out_refund_no, "SUCCESS")
      await until(
        async () => (await shop.gateways.books()).notifications.every((it) => it.acknowledged),
        {
          what: "everything was told",
        }
      )

      await expectEqualBooks(shop, { back: 3800 })

      expect((await shop.admin.payment(order)).refunds).toHaveLength(2)
    })
  })

  it("a failure that is told after the success it came before changes nothing", async () => {
    const { payment } = await buy(shop, "wechat")
    const on = "notification"
    await shop.gateways.endNextRefund("ABNORMAL")
    await shop.gateways.fault({ gateway: "wechat", on, kind: "reorder", delay_ms: 3_000 })
    await shop.admin.refund(payment, 28)
    await until(async () => (await shop.gateways.books()).refunds[0]?.state === "ABNORMAL", {
      what: "the refund is stuck",
    })
    const [refund] = (await shop.gateways.books()).refunds
    await shop.gateways.setRefund("wechat", refund?.out_refund_no ?? "", "SUCCESS")
    await until(
      async () => (await shop.gateways.books()).notifications.every((it) => it.acknowledged),
      {
        what: "both were told",
      }
    )

    await expectEqualBooks(shop, { back: 2800 })
  })

  it("each outcome and each discrepancy is told of once", async () => {
    const told: string[] = []
    const bus = shop.container.resolve<IEventBusModuleService>(Modules.EVENT_BUS)
    const names = ["refund.succeeded", "refund.failed", "discrepancy.opened"].map(
      (it) => `cnpay.${it}`
    )
    for (const name of names) {
      bus.subscribe(name, (event) => Promise.resolve(void told.push(event.name)))
    }
    const { payment } = await buy(shop, "wechat")
    await shop.admin.refund(payment, 28)
    await shop.gateways.endNextRefund("CLOSED")
    await shop.admin.refund(payment, 10)
    await expectEqualBooks(shop, { back: 2800, open: ["refund_failed"], owed: 1000 })

    for (let tick = 0; tick < 3; tick += 1) await tellNews(shop.container)

    await until(() => told.length >= 3, { what: "three events came" })
    expect(told.sort()).toEqual([...names].sort())
  })
})
