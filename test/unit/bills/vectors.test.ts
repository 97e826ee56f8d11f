import { readFileSync } from "node:fs"
import path from "node:path"
import { createHash } from "node:crypto"
import { wechatLines } from "../../support/bills/read"
import { rejectionOf } from "../../support/thrown"

const fixture = (name: string) => readFileSync(path.join(__dirname, "../../fixtures", name))
const java = (name: string) => fixture(`binarywang+WxJava/bills/pay_bill_result_${name}.csv`)
const go = (name: string) => fixture(`gunsluo+wechatpay-go/bills/${name}`)

describe("bills of WeChat Pay that others have published", () => {
  it.each(["trade_0.csv", "bill_0.csv", "bill_0.csv.gz"])("reads %s", async (name) => {
    const lines = await wechatLines(go(name), { merchant: "1601959334", day: "2021-01-28" })
    expect(lines).toHaveLength(3)
    expect(lines[0]).toEqual({
      line: 2,
      kind: "payment",
      direction: "in",
      type: "SUCCESS",
      at: "2021-01-28 17:07:11",
      outTradeNo: "S20210128170702357723",
      gatewayTradeNo: "4200000925202101284997714292",
      outRefundNo: null,
      gatewayRefundNo: null,
      flowNo: null,
      amount: 1,
      settled: 1,
      fee: "0.00000",
      refundState: null,
      currency: "CNY",
      balance: null,
      subject: "for testing",
    })
  })

  it("holds the hash of the text against the one announced, gzipped or not", async () => {
    const sha1 = createHash("sha1").update(go("bill_0.csv")).digest("hex")
    const asked = { day: "2021-01-28", sha1 }
    expect(await wechatLines(go("bill_0.csv.gz"), asked)).toHaveLength(3)
    expect(await wechatLines(go("bill_0.csv"), asked)).toHaveLength(3)
    expect(await rejectionOf(wechatLines(go("trade_1.csv"), { day: "2021-01-28" }))).toMatchObject({
      name: "BillRefused",
    })
    const wrong = { ...asked, sha1: "0".repeat(40) }
    expect(await rejectionOf(wechatLines(go("bill_0.csv"), wrong))).toMatchObject({
      reason: "hash_differs",
    })
  })

  it("reads the layout of before 2018, whose times have full-width colons", async () => {
    const bill = java("all_content_1")
    const lines = await wechatLines(bill, { merchant: "10000100", day: "2014-11-10" })
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatchObject({
      kind: "payment",
      at: "2014-11-10 16:46:14",
      outTradeNo: "1415635270",
      amount: 1,
      settled: 1,
      fee: "0.00000",
      subject: "被扫支付测试",
    })
  })

  it.each([
    ["all_content", "2019-07-25", /says 48 rows, there are 1/],
    ["success_content", "2019-07-23", /says 31 rows, there are 1/],
    ["refund_content", "2019-07-23", /says 4 rows, there are 1/],
  ])("refuses %s, of which rows were cut", async (name, day, detail) => {
    const error = await rejectionOf(wechatLines(java(name), { day }))
    expect(error).toMatchObject({ reason: "count_differs", line: 4 })
    expect(String(error)).toMatch(detail)
  })

  it("reads those three as soon as their summaries are made to fit the one row", async () => {
    const all = java("all_content").toString().replace(/`48.*/, "`1,`6.00,`0,`0,`0.04,`6,`0")
    const paid = java("success_content").toString().replace(/`31.*/, "`1,`0.01,`0,`0,`0,`0.01,`0")
    const back = java("refund_content").toString().replace(/`4,.*/, "`1.0,`0,`0.01,`0,`0,`0,`0.01")
    expect(await wechatLines(all, { day: "2019-07-25" })).toMatchObject([
      { kind: "payment", amount: 600, fee: "0.04000" },
    ])
    expect(await wechatLines(paid, { day: "2019-07-23" })).toMatchObject([{ amount: 1 }])
    expect(await wechatLines(back, { day: "2019-07-23" })).toMatchObject([
      { kind: "refund", direction: "out", amount: 1, settled: 1, refundState: "SUCCESS" },
    ])
  })

  it.each([
    ["trade_1.csv", "trade", "2021-01-28", "malformed_amount", 6],
    ["trade_2.csv", "trade", "2021-01-28", "malformed_amount", 6],
    ["trade_3.csv", "trade", "2021-01-28", "malformed_amount", 4],
    ["fund_0.csv", "fund", "2021-02-01", "count_differs", 5],
    ["fund_1.csv", "fund", "2021-02-01", "count_differs", 5],
  ] as const)("refuses %s, which was spoilt", async (name, kind, day, reason, line) => {
    expect(await rejectionOf(wechatLines(go(name), { kind, day }))).toMatchObject({ reason, line })
  })

  it("refuses fund_1 for its amount once its count is right", async () => {
    const bill = go("fund_1.csv").toString().replace("`3,`1,`0.01,`2", "`2,`0,`0,`2")
    const error = await rejectionOf(wechatLines(bill, { kind: "fund", day: "2021-02-01" }))
    expect(error).toMatchObject({ reason: "malformed_amount", line: 5 })
  })

  it("reads fund_0 once its summary fits", async () => {
    const bill = go("fund_0.csv").toString().replace("`3,`1,`0.01,`2", "`2,`0,`0,`2")
    expect((await wechatLines(bill, { kind: "fund", day: "2021-02-01" }))[0]).toEqual({
      line: 2,
      kind: "refund",
      direction: "out",
      type: "退款",
      at: "2021-02-01 13:54:01",
      outTradeNo: null,
      gatewayTradeNo: null,
      outRefundNo: "S20210201135356381941",
      gatewayRefundNo: "50300806962021020105978994968",
      flowNo: "4200000920202101197964319284",
      amount: 1,
      settled: 1,
      fee: "0.00000",
      refundState: null,
      currency: null,
      balance: "0.22000",
      subject: "退款总金额0.01元;含手续费0.00元",
    })
  })
})
