import { newOutRefundNo, newOutTradeNo, type OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { NewRefund } from "../../../src/gateways/gateway"
import { until } from "../../support/until"
import type { Bench } from "./bench"

export function newRefund(outTradeNo: OutTradeNo, amount: number): NewRefund {
  const outRefundNo = newOutRefundNo(new Date())
  return { outRefundNo, outTradeNo, amount: fen(amount), total: fen(1990) }
}

/** The refund once it is done; WeChat Pay works on it for a while. */
export async function doneRefund(bench: Bench, { outRefundNo, outTradeNo }: NewRefund) {
  const done = async () => {
    const snapshot = await bench.gateway.queryRefund(outRefundNo, outTradeNo)
    return snapshot?.state === "succeeded" && snapshot
  }
  return until(done, { what: `refund ${outRefundNo} is done` })
}

export async function refundedFen(bench: Bench, no: OutTradeNo): Promise<number | undefined> {
  const { trades } = await bench.control.books()
  return trades.find(({ out_trade_no }) => out_trade_no === no)?.refunded_fen
}

/** Sending money back. */
export function describeRefunds(bench: Bench): void {
  const { name } = bench.adapter

  describe("refunding", () => {
    it("a part and then the rest sends all of it back, and the trade stays paid", async () => {
      const no = await bench.paid()
      const [part, rest] = [newRefund(no, 500), newRefund(no, 1490)]
      for (const wanted of [part, rest]) {
        expect(await bench.gateway.refund(wanted)).toMatchObject({
          outRefundNo: wanted.outRefundNo,
          outTradeNo: no,
          amount: wanted.amount,
          state: expect.stringMatching(/^(processing|succeeded)$/),
        })
        expect(await doneRefund(bench, wanted)).toMatchObject({
          amount: wanted.amount,
          succeededAt: expect.any(Date),
        })
      }
      expect(await refundedFen(bench, no)).toBe(1990)
      expect(await bench.gateway.query(no)).toMatchObject({ state: "paid", total: 1990 })
    })

    it("more than is left is refused, and nothing moves", async () => {
      const no = await bench.paid()
      const [part, over] = [newRefund(no, 500), newRefund(no, 1491)]
      await bench.gateway.refund(part)
      await doneRefund(bench, part)
      await expect(bench.gateway.refund(over)).rejects.toMatchObject({ kind: "refused" })
      expect(await bench.gateway.queryRefund(over.outRefundNo, no)).toBeNull()
      expect(await refundedFen(bench, no)).toBe(500)
    })

    it("under the same number twice moves the money once", async () => {
      const no = await bench.paid()
      const wanted = newRefund(no, 500)
      await bench.gateway.refund(wanted)
      await doneRefund(bench, wanted)
      expect((await bench.gateway.refund(wanted)).state).toMatch(/processing|succeeded/)
      expect(await doneRefund(bench, wanted)).toMatchObject({ amount: 500 })
      expect(await refundedFen(bench, no)).toBe(500)
    })

    it("under the same number another amount is refused", async () => {
      const no = await bench.paid()
      const wanted = newRefund(no, 500)
      await bench.gateway.refund(wanted)
      await doneRefund(bench, wanted)
      const other = { ...wanted, amount: fen(501) }
      await expect(bench.gateway.refund(other)).rejects.toMatchObject({ kind: "refused" })
      expect(await refundedFen(bench, no)).toBe(500)
    })

    it("a trade that is not paid, or that does not exist, is refused", async () => {
      const open = newRefund(await bench.open(), 500)
      await expect(bench.gateway.refund(open)).rejects.toMatchObject({ kind: "refused" })
      const absent = newRefund(newOutTradeNo(new Date()), 500)
      await expect(bench.gateway.refund(absent)).rejects.toMatchObject({ kind: "refused" })
    })
  })

  describe("querying a refund", () => {
    it("that the gateway never heard of gives null", async () => {
      const { outRefundNo, outTradeNo } = newRefund(await bench.paid(), 500)
      expect(await bench.gateway.queryRefund(outRefundNo, outTradeNo)).toBeNull()
    })

    it("of a trade that the gateway never heard of gives null", async () => {
      const { outRefundNo, outTradeNo } = newRefund(newOutTradeNo(new Date()), 500)
      expect(await bench.gateway.queryRefund(outRefundNo, outTradeNo)).toBeNull()
    })

    it("whose answer is about another refund leaves it unknown", async () => {
      const wanted = newRefund(await bench.paid(), 500)
      await bench.gateway.refund(wanted)
      await doneRefund(bench, wanted)
      const set = { out_request_no: "R2", out_refund_no: "R2", out_refund_no_0: "R2" }
      await bench.control.fault({ gateway: name, on: "refund_query", kind: "alter", set })
      await expect(
        bench.gateway.queryRefund(wanted.outRefundNo, wanted.outTradeNo)
      ).rejects.toMatchObject({ kind: "unknown" })
    })
  })
}
