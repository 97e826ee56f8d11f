import { gzipSync } from "node:zlib"
import { alipayTradeBill } from "../../../simulator/bills/alipay"
import { gbk } from "../../../simulator/bills/gbk"
import { wechatTradeBill } from "../../../simulator/bills/wechat"
import type { BillRow } from "../../../simulator/bills/row"
import { addDays, billDayAt } from "../../../src/core/bill-day"
import { disputed } from "../../support/integration/disputes"
import { expectOk } from "../../support/integration/http"
import { payment } from "../../support/bills/spooled"
import { unzipped } from "../../support/bills/unzipped"
import { buy } from "../../support/integration/sale"
import { shopSuite, type Shop } from "../../support/integration/shop-suite"
import { until } from "../../support/until"

interface Run {
  id: string
  account: string
  bill_day: string
  state: string
  lines: number
  matched: number
  discrepancies: { open: number; all: number }
}

const DAY = "2026-11-20"

shopSuite("the reconciliation API", (shop) => {
  const get = async <T>(path: string) => expectOk(await shop.admin.get<T>(`/admin/cnpay${path}`))
  const owner = { mchId: process.env.WECHAT_MCH_ID ?? "", appId: process.env.WECHAT_APP_ID ?? "" }
  const strange = (changes: Partial<BillRow> = {}) => payment(DAY, changes)
  const file = (rows: readonly BillRow[], whose = owner) =>
    Buffer.from(wechatTradeBill(rows, whose))
  const list = (query: string) =>
    get<{ discrepancies: { id: string; kind: string }[]; count: number }>(`/discrepancies?${query}`)

  it("takes a bill as a file, plain or gzipped, and the same file again changes nothing", async () => {
    const bill = file([strange()])
    const first = await upload(shop, bill)

    expect(first).toMatchObject({
      status: 200,
      body: { run: { account: "wechat_main", bill_day: DAY, state: "differs", lines: 1 } },
    })
    const before = await list(`run_id=${first.body.run.id}`)
    const kinds = before.discrepancies.map(({ kind }) => kind).sort()
    // The gateway's own bill of the balance knows nothing of what this file says.
    expect(kinds).toEqual(["fund_missing", "only_at_gateway"])

    const again = await upload(shop, gzipSync(bill))

    expect(again.body.run).toMatchObject({ id: first.body.run.id, lines: 1 })
    expect(await list(`run_id=${first.body.run.id}`)).toEqual(before)
    expect((await shop.db.raw(`select 1 from cnpay_archive.cnpay_bill_file`)).rows).toHaveLength(1)
  })

  it("refuses files with the line and the reason in both languages, and keeps nothing", async () => {
    const spoilt = Buffer.from(wechatTradeBill([strange()], owner).replace("`19.90", "`19.9x"))
    const cases: [string, Buffer, string][] = [
      ["no bill at all", Buffer.from("hello"), "not_a_bill"],
      ["an amount that is none", spoilt, "malformed_amount"],
      [
        "cut off",
        file([strange()]).subarray(0, file([strange()]).indexOf("总交易单数")),
        "truncated",
      ],
      ["another merchant's", file([strange()], { ...owner, mchId: "1900000001" }), "wrong_account"],
      ["a broken zip", Buffer.from("PK\u0003\u0004 and nothing"), "bad_container"],
      ["a broken gzip", gzipSync(file([strange()])).subarray(0, -9), "bad_container"],
    ]
    for (const [, bytes, code] of cases) {
      const { status, body } = await upload(shop, bytes)
      expect([status, body]).toMatchObject([400, { code, reason: { zh: expect.any(String) } }])
    }
    const { body } = await upload(shop, spoilt)
    expect(body).toMatchObject({
      line: 2,
      message: "Line 2: An amount cannot be read.\n第 2 行：有一笔金额无法解析。",
    })
    for (const table of ["cnpay_run", "cnpay_discrepancy"]) {
      expect((await shop.db.raw(`select 1 from ${table}`)).rows).toEqual([])
    }
  })

  it("leaves a day's run as it was when a file is refused", async () => {
    const bill = file([strange()])
    await upload(shop, bill)
    const run = async () => (await shop.db.raw(`select * from cnpay_run`)).rows
    const before = await run()
    const cut = bill.subarray(0, bill.indexOf("总交易单数"))
    const other = Buffer.from(bill.toString().replace("`19.90", "`19.91"))

    for (const refused of [cut, other]) {
      expect((await upload(shop, refused)).status).toBe(400)
      expect(await run()).toEqual(before)
    }
  })

  it("does not take a file for an account that is not its own", async () => {
    const { status, body } = await upload(shop, file([strange()]), "alipay_main")

    expect([status, body.code]).toEqual([400, "wrong_account"])
    // This shop has the same merchant twice, on v2 and on v3 of the API.
    expect((await upload(shop, file([strange()]), "")).body.code).toBe("which_account")
  })

  it("reads account and day of an Alipay bill from its head, also of the text alone", async () => {
    const pid = process.env.ALIPAY_SELLER_ID ?? ""
    const head = { pid, day: DAY.replaceAll("-", ""), exportedAt: new Date() }
    const zip = alipayTradeBill([strange()], head)
    const detail = unzipped(zip).find((text) => text.includes("业务明细查询"))

    const packed = await upload(shop, zip, "")
    const { status, body } = await upload(shop, gbk(detail ?? ""), "")

    expect(packed.body.run).toMatchObject({ account: "alipay_main", state: "differs", lines: 1 })
    expect(body.run.id).toBe(packed.body.run.id)
    expect([status, body.run]).toMatchObject([200, { account: "alipay_main", bill_day: DAY }])
  })

  it.each([0, 365_000])("begins no run of the day that is %d days ahead", async (ahead) => {
    const bill_day = addDays(billDayAt(new Date()), ahead)

    const { status, body } = await shop.admin.post<{ message: string }>("/admin/cnpay/runs", {
      ...{ account: "wechat_main", bill_day },
    })

    expect([status, body.message]).toEqual([400, expect.stringMatching(/not over.*尚未结束/s)])
    expect((await shop.db.raw(`select 1 from cnpay_run`)).rows).toEqual([])
  })

  it.each([
    "limit=-1",
    "limit=1000000000",
    "offset=-1",
    "order=nobody",
    "state=nope",
    "account=%00",
  ])("refuses to list refunds by %s", async (query) => {
    expect((await shop.admin.get(`/admin/cnpay/refunds?${query}`)).status).toBe(400)
  })

  it("runs a day at a person's wish, answers at once, and shows its lines", async () => {
    const { no } = await buy(shop, "wechat")
    const yesterday = addDays(billDayAt(new Date()), -1)
    const bill = wechatTradeBill(
      [payment(yesterday, { out_trade_no: no, amount_fen: 12_800, fee_fen: 77 })],
      owner
    )
    const uploaded = await upload(shop, Buffer.from(bill))
    const { id } = uploaded.body.run

    const answer = await shop.admin.post<{ run: Run }>("/admin/cnpay/runs", {
      ...{ account: "wechat_main", bill_day: DAY },
    })

    expect([answer.status, answer.body.run.bill_day]).toEqual([202, DAY])
    await until(
      async () => {
        const { run } = await get<{ run: Run }>(`/runs/${answer.body.run.id}`)
        return run.state !== "working" && run
      },
      { what: "the run is over", timeout: 20_000 }
    )
    expect(await get(`/runs/${id}/lines?limit=1`)).toMatchObject({
      count: 1,
      lines: [{ outTradeNo: no, amount: 12_800, kind: "payment" }],
    })
    const { runs, count } = await get<{ runs: Run[]; count: number }>("/runs?account=wechat_main")
    expect([count, runs.map(({ bill_day }) => bill_day)]).toEqual([2, [yesterday, DAY]])
    expect((await get<{ count: number }>("/runs?bill_day[$gte]=2026-11-21")).count).toBe(1)
    expect((await get<{ count: number }>("/runs?state=failed")).count).toBe(0)
  })

  it("filters, searches, sorts and pages discrepancies", async () => {
    const { no, order } = await buy(shop, "wechat")
    const small = await disputed(shop, { kind: "amount_differs", no, gatewayFen: 5 })
    const large = await disputed(shop, { kind: "only_at_gateway", no: "T-OTHER", gatewayFen: 500 })
    const { display_id } = await shop.admin.order(order)
    const ids = async (query: string) => (await list(query)).discrepancies.map(({ id }) => id)

    expect(await ids("kind=amount_differs")).toEqual([small])
    expect(await ids("state[]=open&state[]=waiting&account=wechat_main")).toHaveLength(2)
    expect(await ids(`q=${no}`)).toEqual([small])
    expect(await ids(`q=%23${display_id}`)).toEqual([small])
    expect(await ids("order=-difference_fen")).toEqual([large, small])
    expect(await ids("order=difference_fen&limit=1&offset=1")).toEqual([large])
    expect(await ids("bill_day[$gte]=2026-11-21")).toEqual([])
    expect(await ids("age=under_1d")).toHaveLength(2)
    expect(await ids("age[]=3_7d&age[]=over_7d")).toEqual([])
    expect((await shop.admin.get("/admin/cnpay/discrepancies?order=reason")).status).toBe(400)
    expect((await shop.admin.get("/admin/cnpay/discrepancies?colour=red")).status).toBe(400)
  })

  it("says how the books stand", async () => {
    await upload(shop, file([strange()]))
    await disputed(shop, { kind: "fee_differs", no: "", gatewayFen: 12 })

    expect(await get("/overview?days=366")).toMatchObject({
      match_rate: 0,
      open: expect.any(Number),
      days: [{ day: DAY, payments_fen: 1990, refunds_fen: 0 }],
      ages: [{ bucket: "under_1d" }, { bucket: "1_3d" }, { bucket: "3_7d" }, { bucket: "over_7d" }],
    })
  })

  it("exports what it lists, with formulas made harmless, for both languages", async () => {
    const id = await disputed(shop, { kind: "fee_differs", no: "", gatewayFen: 12 })
    const reason = '=HYPERLINK("http://x")'
    await shop.admin.post(`/admin/cnpay/discrepancies/${id}/moves`, { move: "accept", reason })

    const en = await download(shop, "/discrepancies/export?format=csv&lang=en")
    const zh = await download(shop, "/discrepancies/export?format=csv&lang=zh&state=accepted")
    const book = await download(shop, "/discrepancies/export?format=xlsx&lang=zh")

    expect(en.toString()).toMatch(/^\uFEFFKind,State,Account/)
    expect(en.toString()).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(zh.toString()).toContain("手续费不一致,已接受,wechat_main")
    expect(book.subarray(0, 2).toString()).toBe("PK")
  })

  it("hands out the archived lines of a run as CSV, in the order of the file", async () => {
    const rows = ["A1", "C3", "B2"].map((no) => strange({ out_trade_no: no, subject: "=1+1" }))
    const { body } = await upload(shop, file(rows))

    const saved = (await download(shop, `/runs/${body.run.id}/lines/export?lang=zh`)).toString()

    const [head = "", ...lines] = saved.trimEnd().split("\r\n")
    expect(head).toMatch(/^\uFEFF行号,时间,类别,渠道业务类型,商户订单号,/)
    expect(lines.map((line) => line.split(",").slice(2, 5))).toEqual([
      ["付款", "SUCCESS", "A1"],
      ["付款", "SUCCESS", "C3"],
      ["付款", "SUCCESS", "B2"],
    ])
    expect(lines[0]).toContain("19.90,19.90,")
    expect(lines[0]).toMatch(/,'=1\+1$/)
    const fund = await shop.admin.get(`/admin/cnpay/runs/${body.run.id}/lines/export?kind=fund`)
    expect(fund.status).toBe(404)
  })

  it("exports a run's report with both sides' totals", async () => {
    const { body } = await upload(shop, file([strange()]))

    const report = (await download(shop, `/runs/${body.run.id}/export?lang=zh`)).toString()

    expect(report).toMatch(/^\uFEFF对账报告,/)
    expect(report).toContain("收款,0,0.00,1,19.90,19.90")
    expect(report).toContain("长款（仅渠道有）")
    const book = await download(shop, `/runs/${body.run.id}/export?format=xlsx`)
    expect(book.subarray(0, 2).toString()).toBe("PK")
  })
})

interface Uploaded {
  run: Run
  code?: string
}

async function upload(
  shop: Shop,
  bytes: Uint8Array,
  account = "wechat_main"
): Promise<{ status: number; body: Uploaded }> {
  return shop.admin.upload(`/admin/cnpay/bills?account=${account}`, bytes)
}

function download(shop: Shop, path: string): Promise<Buffer> {
  return shop.admin.download(`/admin/cnpay${path}`)
}
