import { ClockWatch } from "../../src/modules/cnpay/clock-watch"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("clock", (shop) => {
  const minutes = (n: number) => new Date(Date.now() + n * 60_000)
  const problems = async () =>
    (
      await shop.db.raw(
        `select account, key, detail, cleared_at is null as lasts from cnpay_problem`
      )
    ).rows

  it.each([2, -2])(
    "keeps a clock that is %d minutes off as a problem, once, until it is right again",
    async (off) => {
      const warnings: string[] = []
      const logger = {
        warn: (text: string) => warnings.push(text),
        error: (text: string) => warnings.push(text),
      }
      const books = { clock: () => new Date(), connection: () => shop.db }
      const watch = new ClockWatch(books, "wechat_main", logger as never)

      for (let i = 0; i < 5; i += 1) watch.see(minutes(off))
      const found = await until(
        async () => {
          const rows = await problems()
          return rows.length > 0 && rows
        },
        { what: "the problem is kept" }
      )
      watch.see(new Date())
      await until(async () => !(await problems())[0].lasts, { what: "the problem is over" })

      expect(found).toEqual([
        { account: "wechat_main", key: "clock_skew", detail: { seconds: off * -60 }, lasts: true },
      ])
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toMatch(/clock is -?\d+ s off the gateway's; set it by NTP/)
    }
  )

  it("takes the gateway's own time from every answer, and finds nothing wrong with a right clock", async () => {
    await shop.store.session(await shop.store.cart(), "pp_wechat_main")

    expect(await problems()).toEqual([])
  })
})
