import type { OperationFault } from "../../../simulator"
import { GatewayError } from "../../../src/core/errors"
import type { OpenGateway } from "../../../src/options/open-gateway"
import { rejectionOf } from "../../support/thrown"
import type { Bench } from "./bench"
import { doneRefund, newRefund, refundedFen } from "./refunds"

/** Whether the gateway did what it was asked for is the shop's to find out. */
const ACTED = ["timeout_after", "reset_after", "malformed", "unsigned", "wrong_key"] as const
const IDLE = ["timeout_before", "reset_before", "http_500", "http_502_html"] as const
const KINDS: OperationFault[] = [...IDLE, ...ACTED]
/** What every gateway can do; the rest is tested where it exists. */
type Common = (typeof OPERATIONS)[number]
const OPERATIONS = ["create", "query", "close", "refund", "refund_query"] as const

/** A gateway that fails on the way: never failure, always "we do not know". */
export function describeFaults(bench: Bench): void {
  const { name, refusals } = bench.adapter
  const strike = (on: Common, kind: OperationFault, set?: Record<string, string>) =>
    bench.control.fault({ gateway: name, on, kind, ...(set && { set }) })
  const askedBy = (kind: OperationFault) =>
    kind.startsWith("timeout") ? bench.hasty : bench.gateway

  /** Everything is prepared first, so that the fault strikes the operation itself. */
  async function prepared(on: Common): Promise<(gateway: OpenGateway) => Promise<unknown>> {
    switch (on) {
      case "create":
        return (gateway) => gateway.create(bench.order())
      case "query": {
        const no = await bench.paid()
        return (gateway) => gateway.query(no)
      }
      case "close": {
        const no = await bench.open()
        return (gateway) => gateway.close(no)
      }
      case "refund": {
        const wanted = newRefund(await bench.paid(), 500)
        return (gateway) => gateway.refund(wanted)
      }
      case "refund_query": {
        const wanted = newRefund(await bench.paid(), 500)
        await bench.gateway.refund(wanted)
        await doneRefund(bench, wanted)
        return (gateway) => gateway.queryRefund(wanted.outRefundNo, wanted.outTradeNo)
      }
    }
  }

  // WeChat Pay answers a close with nothing, of which no half can be sent.
  const cases = OPERATIONS.flatMap((on) => KINDS.map((kind) => [on, kind] as const)).filter(
    ([on, kind]) => !(name === "wechat" && on === "close" && kind === "malformed")
  )

  describe("the outcome is unknown, and the gateway is asked once", () => {
    it.each(cases)("when %s meets %s", async (on, kind) => {
      const ask = await prepared(on)
      await strike(on, kind)
      const before = (await bench.control.books()).requests.length
      if (on === "close") expect(await ask(askedBy(kind))).toBe("unknown")
      else expect(await unknownOf(ask(askedBy(kind)))).toMatchObject({ gateway: name })
      expect((await bench.control.books()).requests).toHaveLength(before + 1)
    })
  })

  describe("a refund whose outcome is unknown", () => {
    it.each(ACTED)("because of %s is found by a query", async (kind) => {
      const wanted = newRefund(await bench.paid(), 500)
      await strike("refund", kind)
      await unknownOf(askedBy(kind).refund(wanted))
      expect(await doneRefund(bench, wanted)).toMatchObject({ amount: 500 })
    })

    it.each(IDLE)("because of %s is not found by a query", async (kind) => {
      const wanted = newRefund(await bench.paid(), 500)
      await strike("refund", kind)
      await unknownOf(askedBy(kind).refund(wanted))
      expect(await bench.gateway.queryRefund(wanted.outRefundNo, wanted.outTradeNo)).toBeNull()
    })

    it.each(KINDS)("because of %s and is repeated moves the money once", async (kind) => {
      const wanted = newRefund(await bench.paid(), 500)
      await strike("refund", kind)
      await unknownOf(askedBy(kind).refund(wanted))
      await bench.gateway.refund(wanted)
      await doneRefund(bench, wanted)
      expect(await refundedFen(bench, wanted.outTradeNo)).toBe(500)
    })
  })

  describe("a no of the gateway's", () => {
    it.each(["refused", "unfunded", "unknown", "misconfigured"] as const)(
      "may mean: %s",
      async (kind) => {
        const wanted = newRefund(await bench.paid(), 500)
        await strike("refund", "refuse", refusals[kind])
        const code = Object.values(refusals[kind])[0]
        await expect(bench.gateway.refund(wanted)).rejects.toMatchObject({ kind, code })
        expect(await refundedFen(bench, wanted.outTradeNo)).toBe(0)
      }
    )

    it("to our signature means that we are misconfigured, and quotes nothing of it", async () => {
      const no = await bench.paid()
      const error = (await rejectionOf(bench.impostor.query(no))) as GatewayError
      expect(error).toMatchObject({ kind: "misconfigured" })
      expect(error.message).not.toContain(no)
    })
  })
}

async function unknownOf(call: Promise<unknown>): Promise<unknown> {
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(GatewayError)
  expect((error as GatewayError).kind).toBe("unknown")
  return error
}
