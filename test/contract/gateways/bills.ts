import fs from "node:fs"
import os from "node:os"
import type { BillChange } from "../../../simulator"
import { billDayAt, readyAt } from "../../../src/core/bill-day"
import type { BillKind, BillLine } from "../../../src/core/bill-line"
import { rejectionOf } from "../../support/thrown"
import type { Bench } from "./bench"
import { doneRefund, newRefund } from "./refunds"

/** Tomorrow: the simulator's certificates are not valid before today. */
const DAY = billDayAt(new Date(Date.now() + 24 * 60 * 60 * 1000))
const SOLD_AT = new Date(`${DAY}T15:00:00+08:00`)
const NEXT_MORNING = readyAt(DAY)
const TOO_EARLY = new Date(NEXT_MORNING.getTime() - 10_000)
const KINDS: BillKind[] = ["trade", "fund"]

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Change = Without<BillChange, "gateway" | "day">

const temporary = () => fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("cnpay-bill-"))

/** Statements: asked for, fetched, believed or refused. */
export function describeBills(bench: Bench): void {
  const { name } = bench.adapter
  const change = (it: Change) =>
    bench.control.changeBill({ gateway: name, day: DAY, ...it } as BillChange)

  const download = (kind: BillKind, day = DAY) => bench.gateway.downloadBill(day, kind)
  const read = async (kind: BillKind) => {
    const outcome = await download(kind)
    if (outcome.outcome !== "bill") throw new Error(`the bill is ${outcome.outcome}`)
    const lines: BillLine[] = []
    for await (const batch of outcome.bill.lines()) lines.push(...batch)
    return { lines, hash: outcome.bill.hash }
  }

  describe("bills", () => {
    beforeEach(() => bench.setClock(SOLD_AT))

    it.each(KINDS)("are not ready before ten in the morning after (%s)", async (kind) => {
      await bench.paid()
      expect(await download(kind)).toEqual({ outcome: "not_ready" })
      bench.setClock(TOO_EARLY)
      expect(await download(kind)).toEqual({ outcome: "not_ready" })
      bench.setClock(NEXT_MORNING)
      const outcome = await download(kind)
      expect(outcome.outcome).toBe("bill")
      if (outcome.outcome === "bill") await outcome.bill.discard()
    })

    it.each(KINDS)("are empty when nothing happened (%s)", async (kind) => {
      bench.setClock(NEXT_MORNING)
      expect(await download(kind)).toEqual({ outcome: "empty" })
    })

    it("name what was paid and what went back, as the ledger knows it", async () => {
      const before = temporary()
      const no = await bench.paid()
      const refund = newRefund(no, 500)
      await bench.gateway.refund(refund)
      await doneRefund(bench, refund)
      bench.setClock(NEXT_MORNING)
      const { lines, hash } = await read("trade")
      expect(lines).toMatchObject([
        { kind: "payment", outTradeNo: no, outRefundNo: null, amount: 1990, fee: "0.12000" },
        {
          kind: "refund",
          outTradeNo: no,
          outRefundNo: refund.outRefundNo,
          amount: 500,
          fee: "-0.03000",
        },
      ])
      expect(lines[0]?.gatewayTradeNo).toBe((await bench.gateway.query(no))?.gatewayTradeNo)
      expect(hash).toMatch(/^sha(1|256):[0-9a-f]{40,64}$/)
      const fund = await read("fund")
      expect(fund.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
        ["payment", 1990],
        ["fee", 12],
        ["refund", 500],
        ["fee_return", 3],
      ])
      expect(temporary()).toEqual(before)
    })

    it("tell of rows that are missing, different or unknown to the shop", async () => {
      const [missing, different] = [await bench.paid(), await bench.paid()]
      await change({ change: "drop", match: { out_trade_no: missing } })
      const match = { out_trade_no: different }
      await change({ change: "alter", match, set: { amount_fen: 2000 } })
      const row = { type: "payment", out_trade_no: "stranger1", amount_fen: 5 } as const
      await change({ change: "add", row })
      bench.setClock(NEXT_MORNING)
      const { lines } = await read("trade")
      expect(lines.map(({ outTradeNo, amount }) => [outTradeNo, amount])).toEqual([
        [different, 2000],
        ["stranger1", 5],
      ])
    })

    it.each(KINDS)("are refused when they are cut (%s)", async (kind) => {
      const before = temporary()
      await bench.paid()
      const firstRow = name === "wechat" ? 2 : 6
      await change({ change: "cut", lines: firstRow })
      bench.setClock(NEXT_MORNING)
      expect(await rejectionOf(read(kind))).toMatchObject({ reason: "truncated" })
      expect(temporary()).toEqual(before)
    })

    it.each([
      ["reset_before", "unknown"],
      ["http_500", "unknown"],
      ["http_502_html", "unknown"],
    ] as const)("leave nothing behind when the file does not come (%s)", async (kind, expected) => {
      const before = temporary()
      await bench.paid()
      bench.setClock(NEXT_MORNING)
      await bench.control.fault({ gateway: name, on: "bill_file", kind })
      expect(await rejectionOf(download("trade"))).toMatchObject({ kind: expected })
      expect(temporary()).toEqual(before)
      expect((await read("trade")).lines).toHaveLength(1)
    })

    it("are refused when half of the file comes", async () => {
      await bench.paid()
      bench.setClock(NEXT_MORNING)
      await bench.control.fault({ gateway: name, on: "bill_file", kind: "malformed" })
      expect(await rejectionOf(read("trade"))).toMatchObject({
        name: "BillRefused",
        reason: "bad_container",
      })
    })

    it("are asked for by the merchant alone", async () => {
      await bench.paid()
      bench.setClock(NEXT_MORNING)
      expect(await rejectionOf(bench.impostor.downloadBill(DAY, "trade"))).toMatchObject({
        kind: "misconfigured",
      })
    })
  })
}

/** Bills that lie under an address which an answer gives out. */
export function describeBillAddresses(bench: Bench): void {
  const { name } = bench.adapter
  const download = () => bench.gateway.downloadBill(DAY, "trade")

  describe("bills under an address", () => {
    beforeEach(() => bench.setClock(SOLD_AT))

    it.each(["unsigned", "wrong_key", "malformed"] as const)(
      "are not fetched on the word of an answer that is %s",
      async (kind) => {
        await bench.paid()
        bench.setClock(NEXT_MORNING)
        await bench.control.fault({ gateway: name, on: "bill", kind })
        expect(await rejectionOf(download())).toMatchObject({ kind: "unknown" })
        expect((await bench.control.books()).requests.map((it) => it.operation)).not.toContain(
          "bill-file"
        )
      }
    )

    it.each([
      "http://127.0.0.1:9/v3/billdownload/file?token=1",
      "https://api.mch.weixin.qq.com.evil.example/v3/billdownload/file?token=1",
      "https://dwbillcenter.alipay.com/file",
      "file:///etc/passwd",
      "not an address",
    ])("are not fetched from %s", async (url) => {
      await bench.paid()
      bench.setClock(NEXT_MORNING)
      const set = { download_url: url, bill_download_url: url }
      await bench.control.fault({ gateway: name, on: "bill", kind: "alter", set })
      expect(await rejectionOf(download())).toMatchObject({
        kind: "unknown",
        code: "FOREIGN_HOST",
      })
    })
  })
}
