import { formatUnits, UNITS_PER_YUAN } from "../../core/exact-yuan"
import type { BillLine, LineKind } from "../../core/bill-line"
import type { Cells } from "../cells"
import type { Columns } from "../columns"
import type { Expected } from "../reader"
import { BillRefused } from "../refused"
import { Tally } from "../tally"
import { balanceOf } from "../balance"
import { unquote } from "./cells"
import type { Layout, SummaryTotal } from "./layout"
import type { StatedTotal } from "./markers"

const NO_FEE = formatUnits(0)

const SUMMARY: readonly [side: "in" | "out", count: string, sum: string][] = [
  ["in", "收入笔数", "收入金额（+元）"],
  ["out", "支出笔数", "支出金额（-元）"],
]

/**
 * 账务明细: every movement of the balance, a payment and its fee in rows of their own. Whether an
 * expense is written with a minus differs by year, so that magnitudes are compared.
 */
export class FundLayout implements Layout {
  readonly totals = ["支出合计", "收入合计"]
  private readonly sides = { in: new Tally(), out: new Tally() }
  private readonly at: Record<
    "flow" | "no" | "outTrade" | "subject" | "time" | "income" | "expense" | "balance" | "type",
    number
  >

  constructor(
    columns: Columns,
    private readonly expected: Expected
  ) {
    this.at = {
      flow: columns.need("账务流水号"),
      no: columns.need("业务流水号"),
      outTrade: columns.need("商户订单号"),
      subject: columns.find("商品名称"),
      time: columns.need("发生时间"),
      income: columns.need("收入金额（+元）"),
      expense: columns.need("支出金额（-元）"),
      balance: columns.find("账户余额（元）"),
      type: columns.need("业务类型"),
    }
  }

  row(cells: Cells): BillLine {
    const { at } = this
    const income = unitsOrZero(cells, at.income)
    const expense = unitsOrZero(cells, at.expense)
    if (income !== 0 && expense !== 0) {
      throw new BillRefused("malformed_amount", "it is income and expense at once", cells.line)
    }
    const direction = expense === 0 ? "in" : "out"
    const amount = cells.fen(direction === "in" ? income : expense)
    this.sides[direction].add(Math.abs(direction === "in" ? income : expense))
    const type = cells.word(at.type)
    const kind = kindOf(type, direction)
    return {
      line: cells.line,
      kind,
      direction,
      type,
      at: cells.time(at.time, this.expected.day),
      outTradeNo: cells.text(at.outTrade) || null,
      gatewayTradeNo: cells.text(at.no) || null,
      outRefundNo: null,
      gatewayRefundNo: null,
      flowNo: cells.text(at.flow) || null,
      amount,
      settled: amount,
      fee: NO_FEE,
      refundState: null,
      subject: at.subject < 0 ? null : unquote(cells.word(at.subject)) || null,
      currency: null,
      balance: balanceOf(cells, at.balance),
    }
  }

  check(stated: StatedTotal, line: number): void {
    const side = this.sides[stated.name === "收入合计" ? "in" : "out"]
    side.mustCount(stated.count, stated.name, line)
    for (const { units } of stated.sums) side.mustSum(Math.abs(units), stated.name, line)
  }

  checkSummary({ units, line }: SummaryTotal): void {
    for (const [side, count, sum] of SUMMARY) {
      const [counted, summed] = [units(count), units(sum)]
      if (counted === null || summed === null) {
        throw new BillRefused("unknown_layout", `it has no column ${count} or ${sum}`, line)
      }
      this.sides[side].mustCount(counted / UNITS_PER_YUAN, count, line)
      this.sides[side].mustSum(Math.abs(summed), sum, line)
    }
  }
}

function unitsOrZero(cells: Cells, index: number): number {
  return cells.isBlank(index) ? 0 : cells.units(index)
}

/** 在线支付, 交易付款; 退款, 交易退款; 收费, and what of it comes back; the rest is not of trades. */
function kindOf(type: string, direction: "in" | "out"): LineKind {
  if (type.includes("退款")) return "refund"
  if (type.includes("支付") || type.includes("付款")) return "payment"
  if (/收费|退费|服务费/.test(type)) return direction === "out" ? "fee" : "fee_return"
  return "other"
}
