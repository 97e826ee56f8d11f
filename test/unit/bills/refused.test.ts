import { gzipSync } from "node:zlib"
import { alipayFundBill, alipayTradeBill } from "../../../simulator/bills/alipay"
import { gbk } from "../../../simulator/bills/gbk"
import type { BillRow } from "../../../simulator/bills/row"
import { wechatFundBill, wechatTradeBill } from "../../../simulator/bills/wechat"
import { zip } from "../../../simulator/bills/zip"
import { BILL_LIMITS } from "../../../src/bills/container/limits"
import type { BillRefusal } from "../../../src/bills/refused"
import { alipayLines, wechatLines, type Asked } from "../../support/bills/read"
import { unzipped } from "../../support/bills/unzipped"
import { rejectionOf } from "../../support/thrown"

const at = new Date("2026-11-22T08:00:00+08:00")
const payment: BillRow = {
  type: "payment",
  at,
  created_at: at,
  out_trade_no: "T20261122080000",
  gateway_trade_no: "4200001",
  out_refund_no: null,
  gateway_refund_no: null,
  amount_fen: 1_990,
  fee_fen: 12,
  subject: "测试商品",
  refund_state: null,
}
const refund: BillRow = {
  ...payment,
  type: "refund",
  out_refund_no: "R1",
  gateway_refund_no: "5000001",
  amount_fen: 500,
  fee_fen: -3,
  refund_state: "SUCCESS",
}
const rows = [payment, refund, { ...payment, out_trade_no: "T2", gateway_trade_no: "4200002" }]

type Edit = (text: string) => string
const replace = (from: string | RegExp, to: string) => (text: string) => {
  if (text.replace(from, to) === text) throw new Error(`${from} is not in the bill`)
  return text.replace(from, to)
}
const line = (text: string, number: number) => text.split("\r\n")[number - 1] ?? ""
const withLines = (change: (lines: string[]) => string[]) => (text: string) =>
  change(text.split("\r\n")).join("\r\n")

const without = (index: number) => withLines((it) => it.filter((_, i) => i !== index))
const repeating = (index: number, before: number) =>
  withLines((it) => [...it.slice(0, before), it[index] ?? "", ...it.slice(before)])

describe("a WeChat Pay bill is refused when", () => {
  const owner = { mchId: "1601959334", appId: "wx81be3101902f7cb2" }
  const asked: Asked = { merchant: owner.mchId, day: "2026-11-22" }
  const bill = wechatTradeBill(rows, owner)
  const refusal = (text: string | Buffer, more: Asked = {}) =>
    rejectionOf(wechatLines(text, { ...asked, ...more }))

  it("nothing is changed: then it is read", async () => {
    expect(await wechatLines(bill, asked)).toHaveLength(3)
  })

  it.each<[string, Edit, BillRefusal, number | null]>([
    ["it is empty", () => "", "not_a_bill", null],
    ["it is an error in JSON", () => '{"code":"NO_AUTH"}', "unknown_layout", 1],
    ["it is a page", () => "<html>\n<body>\n", "unknown_layout", 1],
    ["it has no header", replace(/^.*\r\n/, ""), "not_a_bill", 1],
    ["a row is missing", without(1), "count_differs", 5],
    ["a row is there twice", repeating(1, 2), "count_differs", 7],
    ["the rows end early", withLines((it) => it.slice(0, 3)), "truncated", 3],
    ["only its summary's header is left", withLines((it) => it.slice(0, 5)), "truncated", 5],
    ["it stands there twice", (it) => it + it, "repeated", 7],
    ["a row follows the summary", (it) => it + line(it, 2), "repeated", 7],
    ["an amount is another", replace("`19.90,`0.00,`0,", "`19.91,`0.00,`0,"), "sum_differs", 6],
    ["the amounts are swapped", replace(",`5.00,`\r\n", ",`5.01,`\r\n"), "sum_differs", 6],
    ["a fee is another", replace("`0.12000", "`0.12001"), "sum_differs", 6],
    ["a sum is another", replace("`39.80,`5.00,`0.00", "`39.80,`5.10,`0.00"), "sum_differs", 6],
    ["the count is another", replace("`3.0,", "`4.0,"), "count_differs", 6],
    ["the count has a fraction", replace("`3.0,", "`3.5,"), "count_differs", 6],
    ["an amount has letters", replace("`19.90,", "`1a.90,"), "malformed_amount", 2],
    ["an amount is in exponents", replace("`19.90,", "`199e-1,"), "malformed_amount", 2],
    ["an amount is blank", replace("`19.90,", "`,"), "malformed_amount", 2],
    ["a fee has six decimals", replace("`0.12000", "`0.120000"), "malformed_amount", 2],
    ["an amount has half a fen", replace(/`19\.90/g, "`19.905"), "malformed_amount", 2],
    ["it is another merchant's", replace(/`1601959334/g, "`1601959335"), "wrong_account", 2],
    ["one row is another merchant's", replace("`1601959334", "`1601"), "wrong_account", 2],
    ["one row is of another day", replace("`2026-11-22", "`2026-11-21"), "wrong_day", 2],
    ["a time is none", replace("08:00:00", "24:00:00"), "malformed_time", 2],
    ["a time is cut", replace(" 08:00:00", ""), "malformed_time", 2],
    ["a state is new", replace("`SUCCESS,`OTHERS", "`SURPRISE,`OTHERS"), "unknown_type", 2],
    ["a cell is missing", replace("`CNY,", ""), "malformed_line", 2],
    ["there is a cell too many", replace("`CNY,", "`CNY,`CNY,"), "malformed_line", 2],
    ["a column that is needed is missing", replace("订单金额,申", "甲,申"), "unknown_layout", 1],
    ["a column is there twice", replace("设备号", "商户号"), "unknown_layout", 1],
    ["its summary has a new sum", replace("充值券退款总金额", "新总金额"), "unknown_layout", 6],
    ["its summary lacks the fees", replace("手续费总金额", "甲"), "unknown_layout", 5],
    ["it is of the other kind", () => wechatFundBill(rows), "unknown_layout", 1],
    ["it has no line end", () => "x".repeat(200_000), "not_a_bill", null],
  ])("%s", async (_, edit, reason, number) => {
    expect(await refusal(edit(bill))).toMatchObject({
      name: "BillRefused",
      reason,
      line: number,
    })
  })

  it("it is cut anywhere before its last sum", async () => {
    const cut = Buffer.from(bill)
    const end = cut.lastIndexOf("`5.00") + "`5.0".length
    for (let length = 0; length < end; length += 7) {
      expect(await refusal(cut.subarray(0, length))).toMatchObject({ name: "BillRefused" })
    }
  })

  it("it is not UTF-8", async () => {
    const bytes = Buffer.from(bill)
    bytes[bytes.indexOf("测")] = 0xff
    expect(await refusal(bytes)).toMatchObject({ reason: "bad_encoding" })
  })

  it.each<[string, (gz: Buffer) => Buffer]>([
    ["cut", (gz) => gz.subarray(0, gz.length - 9)],
    ["cut to its head", (gz) => gz.subarray(0, 12)],
    ["followed by something", (gz) => Buffer.concat([gz, Buffer.from("more")])],
    ["wrong in a byte", (gz) => Buffer.from(gz.map((it, i) => (i === 60 ? it ^ 1 : it)))],
  ])("its gzip is %s", async (_, spoil) => {
    expect(await refusal(spoil(gzipSync(bill)))).toMatchObject({ name: "BillRefused" })
  })

  it("it unpacks to more than is allowed", async () => {
    const limits = { ...BILL_LIMITS, textBytes: 1_000 }
    expect(await refusal(gzipSync(bill), { limits })).toMatchObject({ reason: "too_large" })
  })
})

describe("an Alipay bill is refused when", () => {
  const pid = "2088102112562033"
  const head = { pid, day: "20261122", exportedAt: new Date("2026-11-23T05:46:49+08:00") }
  const asked: Asked = { merchant: pid, day: "2026-11-22" }
  const trade = unzipped(alipayTradeBill(rows, head))
  const fund = unzipped(alipayFundBill(rows, head))
  const [detail = "", summary = ""] = trade
  const packed = (...texts: string[]) =>
    zip(texts.map((text, i) => ({ name: gbk(`${i}_明细.csv`), content: gbk(text) })))
  const refusal = (bytes: Buffer, more: Asked = {}) =>
    rejectionOf(alipayLines(bytes, { ...asked, ...more }))

  it("nothing is changed: then it is read, in any order of its files", async () => {
    expect(await alipayLines(packed(detail, summary), asked)).toHaveLength(3)
    expect(await alipayLines(packed(summary, detail), asked)).toHaveLength(3)
    expect(await alipayLines(packed(detail), asked)).toHaveLength(3)
    expect(await alipayLines(packed(...fund), { ...asked, kind: "fund" })).toHaveLength(6)
  })

  it.each<[string, Edit, BillRefusal, number | null]>([
    ["it is empty", () => "", "not_a_bill", null],
    ["it is a page", () => "<html>\r\n", "not_a_bill", 1],
    ["it is of the other kind", () => fund[1] ?? "", "not_a_bill", 1],
    ["it is another merchant's", replace("0156]", "0157]"), "wrong_account", 2],
    ["its account is another", replace(`[${pid}`, "[2088000000000000"), "wrong_account", 2],
    ["its head lacks the account", without(1), "not_a_bill", 4],
    ["its head says another day", replace("11月22日 00", "11月21日 00"), "wrong_day", 3],
    ["its head says two days", replace("11月23日 00", "11月24日 00"), "wrong_day", 3],
    [
      "a row is of another day",
      replace(/2026-11-22 08:00:00,\t/, "2026-11-21 08:00:00,\t"),
      "wrong_day",
      6,
    ],
    ["a row is missing", without(5), "count_differs", 9],
    ["a row is there twice", repeating(5, 5), "count_differs", 11],
    ["the rows have no end", withLines((it) => it.slice(0, 7)), "truncated", 7],
    ["its foot lacks a total", without(9), "malformed_line", 11],
    ["its foot is cut", withLines((it) => it.slice(0, 11)), "truncated", 11],
    ["its foot has a total twice", repeating(9, 9), "repeated", 11],
    ["it stands there twice", (it) => it + it, "repeated", 13],
    ["an amount is another", replace(",19.90,19.90,", ",19.90,19.91,"), "sum_differs", 10],
    ["a refund is another", replace(",-5.00,-5.00,", ",-5.00,-5.01,"), "sum_differs", 11],
    ["a total is another", replace("共39.80元", "共39.81元"), "sum_differs", 10],
    ["a count is another", replace("2笔", "3笔"), "count_differs", 10],
    ["an amount is none", replace(",19.90,19.90,", ",19.90,19.9o,"), "malformed_amount", 6],
    [
      "a time is none",
      replace(/2026-11-22 08:00:00,\t/, "2026-11-22 08:60:00,\t"),
      "malformed_time",
      6,
    ],
    ["a type is new", replace("交易\t", "转账\t"), "unknown_type", 6],
    ["a cell is missing", replace("测试商品,", ""), "malformed_line", 6],
    ["a quote does not end", replace("测试商品", '"测试商品'), "malformed_line", 6],
    ["a column is missing", replace("完成时间", "甲"), "unknown_layout", 5],
  ])("%s", async (_, edit, reason, number) => {
    expect(await refusal(packed(edit(detail), summary))).toMatchObject({
      name: "BillRefused",
      reason,
      line: number,
    })
  })

  it.each<[string, Edit, BillRefusal]>([
    ["counts another number of payments", replace("\t,2,1,", "\t,3,1,"), "count_differs"],
    ["is another merchant's", replace(`[${pid}`, "[2088000000000000"), "wrong_account"],
    ["is of another day", replace("11月22日", "11月20日"), "wrong_day"],
    ["has no total", replace("合计", "店"), "truncated"],
  ])("its summary %s", async (_, edit, reason) => {
    expect(await refusal(packed(detail, edit(summary)))).toMatchObject({ reason })
  })

  it("a fund bill's income or expense is another", async () => {
    const [funds = "", details = ""] = fund
    const kind = "fund"
    const spoilt = [
      packed(details.replace("收入合计：3笔", "收入合计：2笔")),
      packed(details.replace(/支出合计：(\d)笔，共-5\.24/, "支出合计：$1笔，共-5.25")),
      packed(details, funds.replace(",39.83,", ",39.84,")),
      packed(details.replace(",-5.00,", ",-5.01,")),
      packed(details.replace(",0.00,-5.00,", ",1.00,-5.00,")),
    ]
    for (const bytes of spoilt) {
      expect(await refusal(bytes, { kind })).toMatchObject({ name: "BillRefused" })
    }
  })

  it("it has details twice, or none", async () => {
    expect(await refusal(packed(detail, detail))).toMatchObject({ reason: "repeated" })
    expect(await refusal(packed(summary))).toMatchObject({ reason: "not_a_bill" })
    expect(await refusal(zip([]))).toMatchObject({ reason: "not_a_bill" })
  })

  it("it is no zip", async () => {
    const bytes = packed(detail, summary)
    const checksum = bytes.indexOf("504b0102", "hex")
    expect(await refusal(Buffer.from('{"error":"expired"}'))).toMatchObject({
      reason: "not_a_bill",
    })
    for (const spoilt of [
      bytes.subarray(0, bytes.length - 30),
      bytes.subarray(0, 200),
      Buffer.from(bytes.map((it, i) => (i === checksum + 16 ? it ^ 1 : it))),
      Buffer.from(bytes.map((it, i) => (i === 60 ? it ^ 1 : it))),
      // The directory lies about the size.
      Buffer.from(bytes.map((it, i) => (i === checksum + 24 ? it ^ 1 : it))),
    ]) {
      expect(await refusal(spoilt)).toMatchObject({ reason: "bad_container" })
    }
  })

  it("it has too many files, or unpacks to too much", async () => {
    const many = packed(detail, ...Array.from({ length: 16 }, () => summary))
    expect(await refusal(many)).toMatchObject({ reason: "too_large" })
    const limits = { ...BILL_LIMITS, textBytes: 1_000 }
    expect(await refusal(packed(detail), { limits })).toMatchObject({ reason: "too_large" })
  })

  it("its texts are not GBK", async () => {
    const content = gbk(detail)
    content[content.indexOf(gbk("测试"))] = 0xff
    const bytes = zip([{ name: gbk("明细.csv"), content }])
    expect(await refusal(bytes)).toMatchObject({ reason: "bad_encoding", line: 6 })
  })
})
