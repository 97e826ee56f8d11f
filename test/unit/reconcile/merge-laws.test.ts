import fc from "fast-check"
import type { BillLine } from "../../../src/core/bill-line"
import type { ExactYuan } from "../../../src/core/exact-yuan"
import { fen } from "../../../src/core/money"
import { pairUp, withoutTakenBack } from "../../../src/core/pairing"
import type { LedgerRecord } from "../../../src/modules/cnpay/queries"
import { judgeLine, judgeOurs, judgePair } from "../../../src/reconcile/match/judge"
import { mergeGroups } from "../../../src/reconcile/match/merge"

const DAY = "2026-11-22"

interface Event {
  no: string
  refund: string | null
  amount: number
}

const lineOf = ({ no, refund, amount }: Event, line: number): BillLine => ({
  ...{ line, kind: refund ? "refund" : "payment", direction: refund ? "out" : "in" },
  ...{ type: "", at: `${DAY} 12:00:00`, outTradeNo: no, gatewayTradeNo: `G${no}` },
  ...{ outRefundNo: refund, gatewayRefundNo: refund && `G${refund}`, flowNo: null },
  ...{ amount: fen(amount), settled: fen(amount), fee: "0.00000" as ExactYuan },
  ...{ refundState: refund && "SUCCESS", subject: null, currency: "CNY", balance: null },
})

const recordOf = ({ no, refund, amount }: Event): LedgerRecord => {
  const common = {
    account: "wechat_main",
    outTradeNo: no,
    gatewayTradeNo: `G${no}`,
    askedAt: null,
    billedOn: null,
  }
  const at = new Date(`${DAY}T12:00:00+08:00`)
  return refund
    ? {
        ...{ ...common, at, what: "refund", state: "succeeded", amount: fen(amount) },
        ...{ outRefundNo: refund, gatewayRefundNo: `G${refund}` },
      }
    : { ...common, at, what: "payment", state: "paid", amount: fen(amount), currency: "cny" }
}

/** Any day: trades with a payment, refunds, or both; in the order in which both books sort them. */
const anyDay: fc.Arbitrary<Event[]> = fc
  .uniqueArray(fc.stringMatching(/^[0-9A-Za-z_]{1,12}$/), { maxLength: 25 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((no) =>
        fc
          .tuple(fc.boolean(), fc.nat(3), fc.integer({ min: 1, max: 1e9 }))
          .map(([isPaid, refunds, amount]) => [
            ...(isPaid || refunds === 0 ? [{ no, refund: null, amount }] : []),
            ...Array.from({ length: refunds }, (_, i) => ({ no, refund: `R${no}${i}`, amount })),
          ])
      )
    )
  )
  .map((groups) =>
    groups.flat().sort((a, b) => Buffer.compare(Buffer.from(a.no), Buffer.from(b.no)))
  )

async function* batches<T>(items: readonly T[], size: number): AsyncGenerator<T[], void> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** The kinds that a merge finds, whatever the size of the batches. */
async function kindsOf(
  lines: readonly BillLine[],
  records: readonly LedgerRecord[],
  size: number
): Promise<string[]> {
  const found: string[] = []
  for await (const groups of mergeGroups(batches(lines, size), batches(records, size + 1))) {
    for (const group of groups) {
      const { pairs, lines: left, ours } = pairUp(group.lines, group.ours)
      for (const [line, record] of pairs) found.push(judgePair(line, record) ?? "")
      found.push(...left.map(judgeLine), ...ours.map((it) => judgeOurs(it) ?? ""))
    }
  }
  return found.filter((kind) => kind !== "")
}

const size = fc.integer({ min: 1, max: 7 })

describe("a merge of a bill and a ledger", () => {
  it("finds nothing where both say the same, in any order within a trade", async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, size, async (day, batch) => {
        const lines = day.map(lineOf)
        const records = [...day].reverse().map(recordOf)
        records.sort((a, b) => Buffer.compare(Buffer.from(a.outTradeNo), Buffer.from(b.outTradeNo)))
        expect(await kindsOf(lines, records, batch)).toEqual([])
      })
    )
  })

  it("finds exactly the one thing that was damaged", async () => {
    const damages = {
      dropLine: { payment: "only_in_store", refund: "refund_missing" },
      dropRecord: { payment: "only_at_gateway", refund: "refund_only_at_gateway" },
      repeatLine: { payment: "only_at_gateway", refund: "refund_only_at_gateway" },
      alterLine: { payment: "amount_differs", refund: "amount_differs" },
    } as const
    const day = anyDay.filter((events) => events.length > 0)
    const damage = fc.constantFrom(...(Object.keys(damages) as (keyof typeof damages)[]))
    await fc.assert(
      fc.asyncProperty(day, damage, fc.nat(), size, async (events, kind, seed, batch) => {
        const index = seed % events.length
        const event = events[index]!
        const lines = events.map(lineOf)
        const records = events.map(recordOf)
        if (kind === "dropLine") lines.splice(index, 1)
        if (kind === "dropRecord") records.splice(index, 1)
        if (kind === "repeatLine") lines.splice(index, 0, lineOf(event, 0))
        if (kind === "alterLine") lines[index] = lineOf({ ...event, amount: event.amount + 1 }, 0)
        const expected = damages[kind][event.refund ? "refund" : "payment"]
        expect(await kindsOf(lines, records, batch)).toEqual([expected])
      })
    )
  })
})

describe("lines of one trade", () => {
  const payment = lineOf({ no: "T1", refund: null, amount: 500 }, 1)
  const reversal: BillLine = { ...payment, line: 2, kind: "reversal", direction: "out" }

  it("are nothing when the payment was taken back whole", () => {
    expect(withoutTakenBack([payment, reversal])).toEqual([])
  })

  it.each([
    ["another sum was taken back", [payment, { ...reversal, amount: fen(499) }]],
    ["nothing was", [payment]],
    ["only the way back is there", [reversal]],
  ])("stay when %s", (_, lines) => {
    expect(withoutTakenBack(lines)).toEqual(lines)
  })

  it("find their refund by the gateway's number when ours is not there", () => {
    const event = { no: "T1", refund: "R1", amount: 100 }
    const line = { ...lineOf(event, 1), outRefundNo: null }
    expect(pairUp([line], [recordOf(event)]).pairs).toHaveLength(1)
  })
})
