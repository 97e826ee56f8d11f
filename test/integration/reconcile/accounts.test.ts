import type { BillDay } from "../../../src/core/bill-day"
import { CNPAY_MODULE } from "../../../src/modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../../../src/modules/cnpay-archive"
import { CnpayArchiveModuleService } from "../../../src/modules/cnpay-archive/service"
import type { CnpayModuleService } from "../../../src/modules/cnpay/service"
import { migrateArchive } from "../../../src/archive/migrate"
import { reconcileDay, workDueRuns } from "../../../src/reconcile"
import { daysAgo, PastSales } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"
import { startMariaDb, whyNoMariaDb } from "../../support/mariadb"

shopSuite("runs of every kind of account", (shop) => {
  const day = daysAgo(3) as BillDay
  const rows = async (sql: string) => (await shop.db.raw(sql)).rows
  const cnpay = () => shop.container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const kinds = async () =>
    (await rows(`select kind from cnpay_discrepancy where state = 'open' order by kind`)).map(
      ({ kind }: { kind: string }) => kind
    )
  const at = <T>(moment: string, work: () => Promise<T>): Promise<T> => {
    const service = cnpay() as unknown as { clock: () => Date }
    const { clock } = service
    service.clock = () => new Date(moment)
    return work().finally(() => (service.clock = clock))
  }

  it("of Alipay match trade and signcustomer bills, several refunds of one trade among them", async () => {
    const past = await PastSales.open(shop, "alipay")
    const sale = await past.sell(day)
    await past.sell(day, "13:00:00")
    await past.refund(sale)
    await past.refund(sale, { fen: 100 })
    const run = await reconcileDay(shop.container, {
      account: "alipay_main",
      day,
      cause: "backfill",
    })
    expect(await kinds()).toEqual([])
    expect(run).toMatchObject({ state: "balanced", lines: 4, matched: 4, net_difference_fen: 0 })
    expect(run.fund_file_id).not.toBeNull()

    const row = { type: "refund" as const, out_trade_no: sale.no, amount_fen: 200 }
    await shop.gateways.changeBill({ gateway: "alipay", day, change: "add", row })
    const fund = { gateway: "alipay", day, kind: "fund" } as const
    const match = { type: "payment", out_trade_no: sale.no } as const
    await shop.gateways.changeBill({ ...fund, change: "drop", match })
    await reconcileDay(shop.container, { account: "alipay_main", day, cause: "asked" })
    expect(await kinds()).toEqual(["fund_missing", "refund_only_at_gateway"])
  })

  it("by both versions of WeChat Pay's API match what is their own, and strange lines once", async () => {
    const past = await PastSales.open(shop, "wechat")
    await past.sell(day)
    const old = await past.sell(day, "13:00:00", { account: "wechat_v2" })
    await past.refund(old)
    const row = { type: "payment" as const, out_trade_no: "X1", amount_fen: 700 }
    await shop.gateways.changeBill({ gateway: "wechat", day, change: "add", row })
    const run = (account: string) =>
      reconcileDay(shop.container, { account, day, cause: "backfill" })
    expect(await run("wechat_v2")).toMatchObject({ state: "balanced", lines: 2, matched: 2 })
    expect(await run("wechat_main")).toMatchObject({ state: "differs", lines: 2, matched: 1 })
    expect(await kinds()).toEqual(["only_at_gateway"])
  })

  it("are planned for the days since the first payment, wait for their bill, and are done once", async () => {
    const past = await PastSales.open(shop, "wechat")
    await past.sell(daysAgo(3))
    await past.sell(daysAgo(1))
    const states = () =>
      rows(
        `select bill_day as day, state from cnpay_run where account = 'wechat_main' order by bill_day`
      )
    const days = [3, 2, 1].map(daysAgo)

    // At half past nine yesterday's bill is not due; nobody asks for it.
    await at(`${daysAgo(0)}T09:30:00+08:00`, () => workDueRuns(shop.container))
    expect(await states()).toEqual([
      { day: days[0], state: "balanced" },
      { day: days[1], state: "balanced" },
      { day: days[2], state: "waiting" },
    ])
    await at(`${daysAgo(0)}T10:01:00+08:00`, () => workDueRuns(shop.container))
    const [last] = await rows(`select * from cnpay_run where bill_day = '${days[2]}'
                                  and account = 'wechat_main'`)
    // The simulator goes by the real time of day: before ten it is still making the bill.
    const isMade = new Date(Date.now() + 8 * 3_600_000).getUTCHours() >= 10
    if (isMade) expect(last.state).toBe("balanced")
    else expect(last).toMatchObject({ state: "waiting", last_error: null })
    if (!isMade) expect(last.due_at).toEqual(new Date(`${daysAgo(0)}T10:31:00+08:00`))
  })

  it("of an account whose gateway does not answer try again, ever later, and say why", async () => {
    await PastSales.open(shop, "wechat")
    await shop.gateways.fault({ gateway: "wechat", on: "bill", kind: "http_500", times: 0 })
    const run = await reconcileDay(shop.container, { account: "wechat_main", day, cause: "daily" })
    expect(run).toMatchObject({ state: "waiting", attempts: 1 })
    expect(run.last_error?.message).toEqual({
      en: expect.any(String) as string,
      zh: expect.any(String) as string,
    })
  })

  const whyNot = whyNoMariaDb()
  const withMariaDb = whyNot ? it.skip : it
  withMariaDb("keep and compare their bills in a MariaDB as well", async () => {
    const server = await startMariaDb()
    await migrateArchive({ url: server.url })
    const archive = new CnpayArchiveModuleService(
      { __pg_connection__: shop.db, logger: console as never },
      { archive: { url: server.url, keepDays: null } }
    )
    const container = {
      resolve: (name: string): unknown =>
        name === CNPAY_ARCHIVE_MODULE ? archive : shop.container.resolve(name),
    } as typeof shop.container
    try {
      const past = await PastSales.open(shop, "wechat")
      const [first, second] = [await past.sell(day), await past.sell(day, "13:00:00")]
      await past.refund(first)
      const run = (cause: "backfill" | "asked") =>
        reconcileDay(container, { account: "wechat_main", day, cause })
      expect(await run("backfill")).toMatchObject({ state: "balanced", lines: 3, matched: 3 })

      const change = { gateway: "wechat", day } as const
      const drop = { type: "payment", out_trade_no: second.no } as const
      const alter = { type: "payment", out_trade_no: first.no } as const
      await shop.gateways.changeBill({ ...change, change: "drop", match: drop })
      const set = { fee_fen: 78 }
      await shop.gateways.changeBill({
        ...change,
        kind: "trade",
        change: "alter",
        match: alter,
        set,
      })
      await run("asked")
      expect(await kinds()).toEqual(["fee_differs", "only_in_store"])
      expect(await rows(`select 1 from cnpay_archive.cnpay_bill_file`)).toEqual([])
    } finally {
      await archive.__hooks.onApplicationShutdown()
      await server.stop()
    }
  })
})
