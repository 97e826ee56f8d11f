import { archiveBill } from "../../../src/archive/archive-bill"
import type { BillName } from "../../../src/archive/archive"
import type { BillLine } from "../../../src/core/bill-line"
import trim from "../../../src/jobs/cnpay-trim"
import { CNPAY_MODULE } from "../../../src/modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../../../src/modules/cnpay-archive"
import { CnpayArchiveModuleService } from "../../../src/modules/cnpay-archive/service"
import type { CnpayModuleService } from "../../../src/modules/cnpay/service"
import { payment, spooledBill } from "../../support/bills/spooled"
import { shopSuite } from "../../support/integration/shop-suite"
import { until } from "../../support/until"

const DAY_MS = 24 * 60 * 60 * 1000
const beijingDay = (daysAgo: number) =>
  new Date(Date.now() + 8 * 3_600_000 - daysAgo * DAY_MS).toISOString().slice(0, 10)

shopSuite("the archive of a shop", (shop) => {
  // Bills of yesterday are being made until ten; those of the day before are always there.
  const day = beijingDay(2)
  const archive = () =>
    shop.container.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE).open()
  const gateway = (account: string) => {
    const found = shop.container.resolve<CnpayModuleService>(CNPAY_MODULE).gateway(account)
    if (!found) throw new Error(`there is no account ${account}`)
    return found
  }

  it("has tables of its own schema in the shop's database, made by db:migrate", async () => {
    const { rows } = await shop.db.raw(
      `select table_name from information_schema.tables
        where table_schema = 'cnpay_archive' order by table_name`
    )
    expect(rows.map((row: { table_name: string }) => row.table_name)).toEqual([
      "cnpay_archive_migration",
      "cnpay_bill_file",
      "cnpay_bill_line",
    ])
  })

  it.each([
    ["alipay", "main", "trade"],
    ["alipay", "main", "fund"],
    ["wechat", "main", "trade"],
    ["wechat", "main", "fund"],
    ["wechat", "v2", "trade"],
    ["wechat", "v2", "fund"],
  ] as const)("keeps what %s (%s) says of a day (%s), once", async (name, account, kind) => {
    const rows = ["T20261120b", "T20261120a"].map((no) => ({
      type: "payment" as const,
      out_trade_no: no,
      amount_fen: 1_990,
    }))
    for (const row of rows) {
      await shop.gateways.changeBill({ gateway: name, day, change: "add", row })
    }
    const bill = { account: `${name}_${account}`, day, kind } as BillName
    const first = await archiveBill(await archive(), gateway(bill.account), bill)
    const found = await (await archive()).find(bill)
    expect(first).toMatchObject({ outcome: "stored", bill: { ...bill, id: found?.id } })

    const lines: BillLine[] = []
    for await (const batch of (await archive()).lines(found?.id ?? "")) lines.push(...batch)
    const payments = lines.filter((line) => line.kind === "payment")
    expect(payments.map(({ outTradeNo }) => outTradeNo)).toEqual(["T20261120a", "T20261120b"])
    expect(payments.map(({ amount }) => amount)).toEqual([1_990, 1_990])

    const again = await archiveBill(await archive(), gateway(bill.account), bill)
    // Alipay stamps every file with the moment of its making; the simulator makes it when it is asked for.
    if (name === "wechat") expect(again).toMatchObject({ outcome: "already", bill: found })
  })

  it("lends its connections to the archive and has all of them back", async () => {
    const pool = shop.db.client.pool as { numUsed(): number }
    const name = { account: "wechat_main", day, kind: "trade" } as BillName
    await (await archive()).store(name, await spooledBill(day, [payment(day)]))
    const cut = spooledBill(day, [payment(day)], (text) => text.slice(0, 300))
    await expect((await archive()).store(name, await cut)).rejects.toMatchObject({
      name: "BillRefused",
    })
    // The shop's own jobs borrow some, too, for a moment.
    await until(() => pool.numUsed() === 0, { what: "every connection is back" })
  })

  it("drops what is older than the shop keeps", async () => {
    const settings = { archive: { url: null, keepDays: 30 } }
    const service = new CnpayArchiveModuleService(
      { __pg_connection__: shop.db, logger: console as never },
      settings
    )
    const [old, recent] = [beijingDay(31), beijingDay(30)]
    for (const it of [old, recent]) {
      const name = { account: "wechat_main", day: it, kind: "trade" } as BillName
      await (await archive()).store(name, await spooledBill(it, [payment(it)]))
    }
    const container = { resolve: (key: string) => (key === "logger" ? console : service) }
    await trim(container as never)
    const left = async (it: string) =>
      (await archive()).find({ account: "wechat_main", day: it, kind: "trade" } as BillName)
    expect(await left(old)).toBeNull()
    expect(await left(recent)).not.toBeNull()
    await service.__hooks.onApplicationShutdown()
    expect(await left(recent)).not.toBeNull()
  })
})
