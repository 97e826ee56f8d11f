import type { Gateway } from "../../../simulator"
import type { BillDay } from "../../../src/core/bill-day"
import { newOutTradeNo } from "../../../src/core/ids"
import type { CnpayModuleService } from "../../../src/modules/cnpay/service"
import { reconcileDay } from "../../../src/reconcile"
import { daysAgo, PastSales } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"

shopSuite("lines of bills that are no trade of ours", (shop) => {
  const day = daysAgo(3) as BillDay
  const reconciliation = () => shop.container.resolve<CnpayModuleService>("cnpay").reconciliation
  const run = (gateway: Gateway) =>
    reconcileDay(shop.container, { account: `${gateway}_main`, day, cause: "asked" })
  const add = (gateway: Gateway, row: object) =>
    shop.gateways.changeBill({ gateway, day, change: "add", row } as never)
  const found = async () =>
    (
      await shop.db.raw(
        `select kind, state, out_trade_no as no from cnpay_discrepancy order by kind, no`
      )
    ).rows.map((it: Record<string, unknown>) => Object.values(it))

  afterEach(() => {
    reconciliation().foreign = "report"
  })

  it.each<[Gateway, [string, "in" | "out"][]]>([
    [
      "wechat",
      [
        ["提现", "out"],
        ["充值", "in"],
        ["技术服务费", "out"],
        ["转账", "out"],
      ],
    ],
    [
      "alipay",
      [
        ["提现", "out"],
        ["充值", "in"],
        ["收费", "out"],
        ["转账", "in"],
      ],
    ],
  ])(
    "withdrawals, top-ups and service fees of %s move the balance and disturb nothing",
    async (name, words) => {
      const past = await PastSales.open(shop, name)
      await past.refund(await past.sell(day))
      for (const [n, [fund_word, direction]] of words.entries()) {
        const at = `${day}T15:00:0${n}+08:00`
        const numbers = { out_trade_no: "", gateway_trade_no: `9900${n}`, at }
        await add(name, {
          type: "movement",
          amount_fen: 1_000 + n,
          fund_word,
          direction,
          ...numbers,
        })
      }

      expect(await run(name)).toMatchObject({ state: "balanced", lines: 2, matched: 2 })

      expect(await found()).toEqual([])
      const others = await shop.db.raw(
        `select count(*)::int as n from cnpay_archive.cnpay_bill_line where gateway_trade_no like '9900%'`
      )
      expect(others.rows).toEqual([{ n: 4 }])
    }
  )

  it("a service fee that names an order of ours is for somebody to look at", async () => {
    const past = await PastSales.open(shop, "alipay")
    const { no, gatewayNo } = await past.sell(day)
    const charged = { fund_word: "收费", direction: "out", amount_fen: 77 }
    await add("alipay", {
      type: "movement",
      out_trade_no: no,
      gateway_trade_no: gatewayNo,
      ...charged,
    })

    await run("alipay")

    expect(await found()).toEqual([["fee_differs", "open", no]])
  })

  it.each(["wechat", "alipay"] as const)(
    "of other systems on the account are left alone at %s where the shop wants that, and only they",
    async (name) => {
      const past = await PastSales.open(shop, name)
      const sale = await past.sell(day)
      const lost = newOutTradeNo(new Date())
      await add(name, { type: "payment", out_trade_no: "X1", amount_fen: 500 })
      await add(name, { type: "refund", out_trade_no: "X1", amount_fen: 200 })
      await add(name, { type: "payment", out_trade_no: lost, amount_fen: 700 })
      await run(name)
      const unknown = ["only_at_gateway", "open", lost]
      expect(await found()).toEqual([
        unknown,
        ["only_at_gateway", "open", "X1"],
        ["refund_only_at_gateway", "open", "X1"],
      ])

      reconciliation().foreign = "ignore"

      expect(await run(name)).toMatchObject({ state: "differs", lines: 2, matched: 1 })
      const open = (await found()).filter(([, state]: unknown[]) => state === "open")
      expect(open).toEqual([unknown])
      expect(sale.no).not.toBe(lost)
    }
  )

  it("refunds of one trade without a number of their own are as many as there are lines", async () => {
    const past = await PastSales.open(shop, "alipay")
    const { no: out_trade_no, gatewayNo: gateway_trade_no } = await past.sell(day)
    for (const [n, amount_fen] of [300, 500, 300].entries()) {
      const at = `${day}T15:00:0${n}+08:00`
      const numbers = { out_trade_no, gateway_trade_no, out_refund_no: "", gateway_refund_no: "" }
      await add("alipay", { type: "refund", amount_fen, at, ...numbers })
    }
    const sums = async () =>
      (
        await shop.db.raw(
          `select gateway_fen::int as fen, id from cnpay_discrepancy
            where kind = 'refund_only_at_gateway' and state = 'open' order by fen, id`
        )
      ).rows

    expect(await run("alipay")).toMatchObject({ net_difference_fen: -1_100 })
    const first = await sums()
    expect(first.map(({ fen }: { fen: number }) => fen)).toEqual([300, 300, 500])
    await run("alipay")
    expect(await sums()).toEqual(first)
  })

  describe("of payments at the counter that were taken back (REVOKED)", () => {
    const takenBack = async (no: string, gateway_trade_no: string) => {
      const row = { out_trade_no: no, amount_fen: 12_800, gateway_trade_no }
      await add("wechat", { type: "reversal", at: `${day}T12:01:00+08:00`, ...row })
      return row
    }

    it("agree with a trade that the shop has given up", async () => {
      const past = await PastSales.open(shop, "wechat")
      const { no, gatewayNo } = await past.sell(day)
      await past.sell(day, "18:00:00")
      await shop.db.raw(
        `update cnpay_trade set state = 'closed', paid_fen = null, paid_at = null,
                settled_at = null, closed_at = now() where out_trade_no = ?`,
        [no]
      )
      await takenBack(no, gatewayNo)

      expect(await run("wechat")).toMatchObject({ state: "balanced", lines: 3, matched: 3 })
      expect(await found()).toEqual([])
    })

    it("agree with a trade that the shop has never heard of", async () => {
      const past = await PastSales.open(shop, "wechat")
      await past.sell(day)
      const row = await takenBack("X1", "4200X1")
      await add("wechat", { type: "payment", ...row })

      expect(await run("wechat")).toMatchObject({ state: "balanced", lines: 3, matched: 3 })
    })

    it("differ from a trade that the shop counts as paid", async () => {
      const past = await PastSales.open(shop, "wechat")
      const { no, gatewayNo } = await past.sell(day)
      await takenBack(no, gatewayNo)

      expect(await run("wechat")).toMatchObject({ state: "differs", net_difference_fen: -12_800 })
      expect(await found()).toEqual([["state_differs", "open", no]])
    })
  })
})
