import { fen } from "../../../src/core/money"
import type { RefundRow, TradeRow } from "../../../src/modules/cnpay/queries"
import { timeline } from "../../../src/trace/timeline"

const moment = (second: string) => new Date(`2026-11-22T12:00:${second}Z`)

const trade = {
  ...{ created_at: moment("01.642"), paid_at: moment("01.000"), noticed_at: moment("01.900") },
  ...{ settled_at: moment("02.100"), closed_at: null },
  ...{ amount_fen: fen(1990), paid_fen: fen(1990), frozen_fen: null },
} as TradeRow

const refund = {
  ...{ origin: "medusa", state: "succeeded", out_refund_no: "R1", amount_fen: fen(500) },
  ...{ created_at: moment("05.300"), accepted_at: moment("05.400") },
  ...{ succeeded_at: moment("05.000"), updated_at: moment("05.900") },
} as RefundRow

it("tells what happened newest first, although gateways tell whole seconds", () => {
  const history = { trade, refunds: [refund], notifications: [], discrepancies: [], bill: null }
  const entries = timeline(history)

  expect(entries.map(({ type }) => type)).toEqual([
    ...["refund_arrived", "refund_accepted", "refund_requested"],
    ...["settled", "paid", "created"],
  ])
  expect(entries.find(({ type }) => type === "paid")?.at).toEqual(moment("01.000"))
})
