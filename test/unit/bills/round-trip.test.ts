import fc from "fast-check"
import { parse } from "csv-parse/sync"
import { gzipSync } from "node:zlib"
import { alipayFundBill, alipayTradeBill } from "../../../simulator/bills/alipay"
import { movementsOf } from "../../../simulator/bills/movements"
import type { BillRow } from "../../../simulator/bills/row"
import { wechatFundBill, wechatTradeBill } from "../../../simulator/bills/wechat"
import type { BillLine } from "../../../src/core/bill-line"
import { comparable, expectedTradeLine } from "../../support/bills/expected"
import { alipayLines, wechatLines } from "../../support/bills/read"
import { anyRows, DAY } from "../../support/bills/rows"

const owner = { mchId: "1601959334", appId: "wx81be3101902f7cb2" }
const pid = "2088102112562033"
const head = { pid, day: "20261122", exportedAt: new Date("2026-11-23T05:46:49+08:00") }
const asked = { day: DAY, merchant: owner.mchId }
const askedAlipay = { day: DAY, merchant: pid }

const isRefund = ({ type }: BillRow) => type === "refund"

describe("whatever was sold and refunded on a day", () => {
  it.each([
    ["ALL", () => true],
    ["SUCCESS", (row: BillRow) => !isRefund(row)],
    ["REFUND", isRefund],
  ] as const)("comes back line by line from WeChat Pay's %s bill", async (type, isIn) => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.boolean(), async (rows, isPacked) => {
        const bill = wechatTradeBill(rows, owner, type)
        const lines = await wechatLines(isPacked ? gzipSync(bill) : bill, asked)
        const wanted = rows.filter(isIn).map((row) => expectedTradeLine(row, "wechat"))
        expect(lines.map(comparable)).toEqual(wanted)
      }),
      { numRuns: 100 }
    )
  })

  it.each(["usual", "wide"] as const)("comes back from Alipay's %s bill", async (layout) => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const lines = await alipayLines(alipayTradeBill(rows, head, layout), askedAlipay)
        expect(lines.map(comparable)).toEqual(rows.map((row) => expectedTradeLine(row, "alipay")))
      }),
      { numRuns: 100 }
    )
  })

  const fundLine = (line: BillLine) => [line.kind, line.direction, line.amount, line.at]
  const wanted = (rows: BillRow[]) =>
    movementsOf(rows).map(({ row, of, change }) => {
      const kind = of === "amount" ? row.type : row.type === "refund" ? "fee_return" : "fee"
      const { at } = expectedTradeLine(row, "wechat")
      return [kind, change < 0 ? "out" : "in", Math.abs(change), at]
    })

  it("comes back with its fees from WeChat Pay's fund bill", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const lines = await wechatLines(wechatFundBill(rows), { ...asked, kind: "fund" })
        expect(lines.map(fundLine)).toEqual(wanted(rows))
      }),
      { numRuns: 100 }
    )
  })

  it("comes back with its fees from Alipay's fund bill", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const bill = alipayFundBill(rows, head)
        const lines = await alipayLines(bill, { ...askedAlipay, kind: "fund" })
        expect(lines.map(fundLine)).toEqual(wanted(rows))
      }),
      { numRuns: 100 }
    )
  })

  it("has the texts that a CSV parser of somebody else finds", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const bill = wechatTradeBill(rows, owner)
        const table = parse(bill, {
          bom: true,
          quote: false,
          relax_column_count: true,
        }) as string[][]
        const lines = await wechatLines(bill, asked)
        for (const { line, outTradeNo, subject } of lines) {
          const record = table[line - 1] ?? []
          expect(record[6]).toBe(`\`${outTradeNo}`)
          const raw = record[20]
            ?.slice(1)
            .replaceAll("\\ ", ",")
            .replace(/\\[rn]/g, " ")
          expect(subject ?? "").toBe(raw)
        }
      }),
      { numRuns: 50 }
    )
  })
})
