import { formatUnits, UNITS_PER_YUAN } from "../../core/exact-yuan"
import type { BillLine } from "../../core/bill-line"
import type { Cells } from "../cells"
import type { Columns } from "../columns"
import type { Expected } from "../reader"
import { BillRefused } from "../refused"
import { Tally } from "../tally"
import { unquote } from "./cells"
import type { Layout, SummaryTotal } from "./layout"
import type { StatedTotal } from "./markers"

type Side = "交易" | "退款"

/** 业务明细: one row per payment and one per refund, the refunds with negative amounts. */
export class TradeLayout implements Layout {
  readonly totals = ["交易合计", "退款合计"]
  private readonly rows: Record<Side, Tally> = { 交易: new Tally(), 退款: new Tally() }
  /** Sums that the foot may name, by column. */
  private readonly sums: { column: number; name: string; of: Record<Side, Tally> }[]
  private readonly at: Record<
    "trade" | "outTrade" | "type" | "subject" | "time" | "amount" | "settled" | "refundNo" | "fee",
    number
  >

  constructor(
    columns: Columns,
    private readonly expected: Expected
  ) {
    this.at = {
      trade: columns.need("支付宝交易号"),
      outTrade: columns.need("商户订单号"),
      type: columns.need("业务类型"),
      subject: columns.find("商品名称"),
      time: columns.need("完成时间"),
      amount: columns.need("订单金额（元）"),
      settled: columns.need("商家实收（元）"),
      refundNo: columns.need("退款批次号/请求号"),
      fee: columns.need("服务费（元）"),
    }
    this.sums = ["商家实收", "商家优惠"].map((name) => ({
      column: columns.need(`${name}（元）`),
      name,
      of: { 交易: new Tally(), 退款: new Tally() },
    }))
  }

  row(cells: Cells): BillLine {
    const { at } = this
    const type = cells.word(at.type)
    const isRefund = type.includes("退款")
    if (!isRefund && type !== "交易") {
      throw new BillRefused("unknown_type", "it is neither payment nor refund", cells.line)
    }
    const side = isRefund ? "退款" : "交易"
    this.rows[side].add(0)
    for (const { column, of } of this.sums) of[side].add(cells.units(column))
    const charged = Math.abs(cells.units(at.fee))
    return {
      line: cells.line,
      kind: isRefund ? "refund" : "payment",
      direction: isRefund ? "out" : "in",
      type,
      at: cells.time(at.time, this.expected.day),
      outTradeNo: cells.text(at.outTrade) || null,
      gatewayTradeNo: cells.text(at.trade) || null,
      outRefundNo: isRefund ? cells.text(at.refundNo) || null : null,
      gatewayRefundNo: null,
      flowNo: null,
      amount: cells.fen(cells.units(at.amount)),
      settled: cells.fen(cells.units(at.settled)),
      // Files write a charge as a negative amount, but not all of them: the row's kind is surer.
      fee: formatUnits(isRefund ? 0 - charged : charged),
      refundState: null,
      subject: at.subject < 0 ? null : unquote(cells.word(at.subject)) || null,
      currency: null,
      balance: null,
    }
  }

  check(stated: StatedTotal, line: number): void {
    const side: Side = stated.name === "退款合计" ? "退款" : "交易"
    this.rows[side].mustCount(stated.count, stated.name, line)
    for (const { name, units } of stated.sums) {
      const column = name.replace("退款", "")
      const sum = this.sums.find((it) => it.name === column)
      if (!sum) throw new BillRefused("unknown_layout", `a sum called ${name}`, line)
      sum.of[side].mustSum(units, `${stated.name} ${name}`, line)
    }
  }

  /** Only the payments are counted there in a way that leaves no doubt; the foot has the sums. */
  checkSummary({ units, line }: SummaryTotal): void {
    const name = "交易订单总笔数"
    const count = units(name)
    if (count === null) throw new BillRefused("unknown_layout", `it has no column ${name}`, line)
    this.rows.交易.mustCount(count / UNITS_PER_YUAN, name, line)
  }
}
