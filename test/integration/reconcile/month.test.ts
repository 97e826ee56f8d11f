import type { BillDay } from "../../../src/core/bill-day"
import type { RunCause } from "../../../src/core/run"
import { reconcileDay } from "../../../src/reconcile"
import { DAMAGES, type BilledKind } from "../../support/integration/damages"
import { dayOf, daysAgo, PastSales, shifted } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"

const DAYS = 21
const CUT_DAY = 18

shopSuite("a month of reconciliation", (shop) => {
  /** The n-th day of the month, the last of which is the day before yesterday. */
  const dayAt = (n: number) => daysAgo(DAYS + 2 - n) as BillDay
  const rows = async (sql: string) => (await shop.db.raw(sql)).rows
  const run = (n: number, cause: RunCause = "backfill") =>
    reconcileDay(shop.container, { account: "wechat_main", day: dayAt(n), cause })
  const runAll = async (cause: RunCause = "backfill") => {
    const states: string[] = []
    for (let n = 1; n <= DAYS; n += 1) states.push((await run(n, cause)).state)
    return states
  }
  const live = async () =>
    (
      await rows(
        `select bill_day, kind, state from cnpay_discrepancy
          where state in ('waiting', 'open', 'resolving') order by bill_day, kind`
      )
    ).map((it: { bill_day: string; kind: string; state: string }) => [
      it.bill_day,
      it.kind,
      it.state,
    ])
  /** On which day of the month each case is; a slow refund and the cut between two days have their own. */
  const CASES: readonly [number, BilledKind][] = [
    [1, "only_at_gateway"],
    [2, "only_in_store"],
    [3, "refund_only_at_gateway"],
    [4, "refund_missing"],
    [5, "amount_differs"],
    [6, "currency_differs"],
    [7, "state_differs"],
    [8, "fee_differs"],
    [9, "paid_twice"],
    [10, "settled_to_canceled"],
    [11, "not_refunded"],
    [12, "transaction_differs"],
    [13, "books_differ"],
    [14, "fund_missing"],
    [15, "balance_differs"],
    [17, "unknown_line"],
    [21, "repeated_line"],
  ]

  /** Two sales and a refund on every day, which agree in all books. */
  const sellMonth = async () => {
    const past = await PastSales.open(shop, "wechat")
    const days: { first: Awaited<ReturnType<PastSales["sell"]>>; refund: string }[] = []
    for (let n = 1; n <= DAYS; n += 1) {
      const first = await past.sell(dayAt(n))
      await past.sell(dayAt(n), "18:30:00")
      days.push({ first, refund: (await past.refund(first)).no })
    }
    return { past, of: (n: number) => days[n - 1]! }
  }

  it("in which everything agrees is balanced on every day", async () => {
    await sellMonth()
    expect(await runAll()).toEqual(Array.from({ length: DAYS }, () => "balanced"))
    expect(await live()).toEqual([])
    const [{ lines, matched, totals, net_difference_fen }] = await rows(
      `select * from cnpay_run order by bill_day limit 1`
    )
    const side = {
      payments: { count: 2, amount: 25_600 },
      refunds: { count: 1, amount: 2_800 },
      net: 22_800,
    }
    expect({ lines, matched, net: net_difference_fen }).toEqual({ lines: 3, matched: 3, net: "0" })
    expect(totals).toEqual({
      ...{ ours: side, gateway: side },
      fees: { trade: "1.37000", fund: "1.37000" },
    })
  })

  it("with one case of each kind shows exactly these, heals by itself, and keeps ids", async () => {
    const { past, of } = await sellMonth()
    // A payment at midnight: our day is one earlier than the bill's.
    const atNight = await past.sell(dayAt(CUT_DAY), "23:59:59", {
      billed: `${dayAt(CUT_DAY + 1)}T00:00:01+08:00`,
    })
    // A refund at WeChat Pay that was accepted before midnight and done after it.
    const slow = await past.sell(dayAt(16), "20:00:00")
    const accepted = `${dayAt(16)}T23:58:00+08:00`
    const slowRefund = await past.refund(slow, { at: accepted })
    await past.write(
      `update cnpay_refund set succeeded_at = ? where out_refund_no = ?`,
      ...[shifted(accepted, 600_000), slowRefund.no]
    )

    for (const [n, kind] of CASES) {
      const { first: sale, refund } = of(n)
      await DAMAGES[kind](past, { day: dayAt(n), sale, refund })
    }
    // Paid, and the ledger has not heard of it.
    await past.write(
      `update cnpay_trade set state = 'open', paid_fen = null, paid_at = null, settled_at = null,
              expires_at = now() + interval '1 day' where out_trade_no = ?`,
      of(20).first.no
    )

    const expected = [...CASES, [20, "only_at_gateway"] as const].sort(([a], [b]) => a - b)
    const found = expected.map(([n, kind]) => [dayAt(n), kind, "open"])
    await runAll()
    expect(await live()).toEqual(found)
    const healed = await rows(
      `select out_trade_no, kind, state, resolution, bill_day from cnpay_discrepancy
        where state = 'resolved'`
    )
    expect(healed).toEqual([
      {
        ...{ out_trade_no: atNight.no, kind: "only_in_store", state: "resolved" },
        ...{ resolution: "explained", bill_day: dayAt(CUT_DAY) },
      },
    ])
    const days = new Set(expected.map(([n]) => dayAt(n)))
    const states = await rows(`select bill_day, state from cnpay_run order by bill_day`)
    expect(states).toEqual(
      Array.from({ length: DAYS }, (_, i) => dayAt(i + 1)).map((day) => ({
        bill_day: day,
        state: days.has(day) ? "differs" : "balanced",
      }))
    )

    const everything = () =>
      rows(`select d.id, d.kind, d.state, d.updated_at, (select count(*)::int from cnpay_discrepancy_move m
              where m.discrepancy_id = d.id) as moves from cnpay_discrepancy d order by d.id`)
    const before = await everything()
    await runAll("asked")
    expect(await everything()).toEqual(before)

    await past.rightBills()
    await run(1, "asked")
    await run(5, "asked")
    await run(14, "asked")
    const left = (await live()).map(([day]: string[]) => day)
    expect(left).not.toContain(dayAt(1))
    expect(left).not.toContain(dayAt(5))
    expect(left).not.toContain(dayAt(14))
    expect(left).toContain(dayAt(2))
    expect(dayOf(atNight.at)).toBe(dayAt(CUT_DAY))
  })
})
