import { number, text, yuan, type Column } from "../../../src/export/columns"
import { csv, line } from "../../../src/export/csv"
import { runReport } from "../../../src/export/run-report"
import { fen } from "../../../src/core/money"
import type { CountedRun } from "../../../src/modules/cnpay/queries"

const one: Column<string>[] = [{ head: { en: "Text", zh: "文本" }, cell: (row) => text(row) }]

async function written(rows: string[], lang: "en" | "zh" = "en"): Promise<string> {
  async function* batches() {
    yield rows
  }
  let all = ""
  for await (const part of csv(one, batches(), lang)) all += part
  return all
}

describe("a table as CSV", () => {
  it("begins with the mark by which Excel knows UTF-8, and the heads in the reader's language", async () => {
    expect(await written([], "zh")).toBe("\uFEFF文本\r\n")
  })

  it.each([
    ["=1+1", "'=1+1"],
    ["+86 138", "'+86 138"],
    ["-12", "'-12"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["＝1+1", "'＝1+1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["a=b", "a=b"],
  ])("takes the teeth out of %j", async (given, expected) => {
    expect(await written([given])).toBe(`\uFEFFText\r\n${expected}\r\n`)
  })

  it.each([
    ["4200001234202611231234567890", "4200001234202611231234567890\t"],
    ["202611231620001234567890abcd", "202611231620001234567890abcd"],
    ["1024", "1024"],
  ])("keeps every digit of %j in a spreadsheet", async (given, expected) => {
    expect(await written([given])).toBe(`\uFEFFText\r\n${expected}\r\n`)
  })

  it.each([
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["=a,b", `"'=a,b"`],
    ["", ""],
  ])("quotes %j", async (given, expected) => {
    expect(await written([given])).toBe(`\uFEFFText\r\n${expected}\r\n`)
  })

  it.each([
    [-1, "-0.01"],
    [0, "0.00"],
    [12_800, "128.00"],
    [-12_799, "-127.99"],
    [null, ""],
  ])("writes %j fen as a number that stays one", (given, expected) => {
    expect(line([yuan(given), number(7)])).toBe(`${expected},7\r\n`)
  })
})

describe("a run's report", () => {
  const run = {
    account: "wechat_main",
    bill_day: "2026-11-20",
    finished_at: new Date("2026-11-21T02:00:00Z"),
    lines: 3,
    matched: 2,
    net_difference_fen: -1990,
    discrepancies: { open: 1, all: 1 },
    totals: {
      ours: {
        payments: { count: 2, amount: fen(21_890) },
        refunds: { count: 1, amount: fen(2_800) },
        net: 19_090,
      },
      gateway: {
        payments: { count: 1, amount: fen(19_900) },
        refunds: { count: 1, amount: fen(2_800) },
        net: 17_100,
      },
      fees: { trade: "0.11940", fund: null },
    },
  } as unknown as CountedRun

  it("has both sides, what lies between them, fees, and a match rate that is never rounded up", () => {
    expect(runReport(run, "en").map(line).join("")).toBe(
      [
        "Reconciliation,Ours: count,Ours (CNY),Gateway: count,Gateway (CNY),Difference (CNY)",
        "Account,wechat_main",
        "Bill day,2026-11-20",
        "Finished at (Beijing),2026-11-21 10:00:00",
        "Payments,2,218.90,1,199.00,-19.90",
        "Refunds,1,28.00,1,28.00,0.00",
        "Net,,190.90,,171.00,-19.90",
        '"Fees (CNY): trade bill, fund flow",0.11940,',
        '"Lines, matched, match rate %",3,2,66.66',
        '"Discrepancies: all, open",1,1',
        "",
      ].join("\r\n")
    )
  })
})
