import type { BillDay } from "../../../src/core/bill-day"
import { reconcileDay } from "../../../src/reconcile"
import { daysAgo, PastSales } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"
import { runElsewhere } from "../../support/reconcile/run-elsewhere"
import type { Death } from "../../support/reconcile/child"

shopSuite("interrupted runs", (shop) => {
  const account = "wechat_main"
  const day = daysAgo(3) as BillDay
  const database = () => {
    const { connection } = shop.db.client.config as { connection: { connectionString: string } }
    return connection.connectionString
  }
  const rows = async (sql: string) => (await shop.db.raw(sql)).rows

  /** Three sales and a refund; the bill lacks one, and has one that nobody made. */
  const sellDay = async () => {
    const past = await PastSales.open(shop, "wechat")
    const [first, second] = [await past.sell(day), await past.sell(day, "13:00:00")]
    await past.sell(day, "14:00:00")
    await past.refund(first)
    const match = { type: "payment" as const, out_trade_no: second.no }
    await shop.gateways.changeBill({ gateway: "wechat", day, change: "drop", match })
    const row = { type: "payment" as const, out_trade_no: "X1", amount_fen: 700 }
    await shop.gateways.changeBill({ gateway: "wechat", day, change: "add", row })
  }

  /** All that a run leaves behind. */
  const result = async () => ({
    runs: await rows(
      `select state, attempts, lines, matched, net_difference_fen as net, lease, due_at from cnpay_run`
    ),
    discrepancies: await rows(
      `select kind, state, difference_fen::int as fen,
              (select count(*)::int from cnpay_discrepancy_move m where m.discrepancy_id = d.id) as moves
         from cnpay_discrepancy d order by kind`
    ),
    files: await rows(
      `select kind, lines, (select count(*)::int from cnpay_archive.cnpay_bill_line l
                             where l.file_id = f.id) as kept
         from cnpay_archive.cnpay_bill_file f order by kind`
    ),
  })
  const EXPECTED = {
    runs: [
      {
        ...{ state: "differs", attempts: 0, lines: 4, matched: 3, net: "-12100" },
        ...{ lease: null, due_at: null },
      },
    ],
    discrepancies: [
      { kind: "only_at_gateway", state: "open", fen: 700, moves: 1 },
      { kind: "only_in_store", state: "open", fen: -12_800, moves: 1 },
    ],
    files: [
      { kind: "fund", lines: 8, kept: 8 },
      { kind: "trade", lines: 4, kept: 4 },
    ],
  }

  it.each<Death>(["fetch", "parse", "archive", "match", "conclude"])(
    "that die while they %s are finished by the next one, with the same result",
    async (death) => {
      await sellDay()
      expect(await runElsewhere({ database: database(), account, day, death })).toBe("SIGKILL")
      expect(await rows(`select state from cnpay_run`)).toEqual([{ state: "working" }])
      const wish = { account, day, cause: "daily" as const, onlyIfDue: true }
      expect((await reconcileDay(shop.container, wish)).state).toBe("working")

      await shop.db.raw(`update cnpay_run set due_at = now() - interval '1 second'`)
      await reconcileDay(shop.container, wish)

      expect(await result()).toEqual(EXPECTED)
    }
  )

  it("in two processes at once have one result", async () => {
    await sellDay()
    const elsewhere = runElsewhere({ database: database(), account, day, death: "none" })
    const here: Promise<unknown>[] = []
    let isOver = false
    void elsewhere.then(() => (isOver = true))
    while (!isOver) {
      here.push(reconcileDay(shop.container, { account, day, cause: "daily" }))
      await Promise.race([here.at(-1), elsewhere])
    }
    await Promise.all(here)
    expect(await elsewhere).toBe(0)
    expect(here.length).toBeGreaterThan(1)
    expect(await result()).toEqual(EXPECTED)
  })
})
