import { formatUnits, UNITS_PER_YUAN } from "../../core/exact-yuan"
import type { BillLine, LineKind } from "../../core/bill-line"
import type { Cells } from "../cells"
import type { Columns } from "../columns"
import type { Expected } from "../reader"
import { BillRefused } from "../refused"
import { Tally } from "../tally"
import { balanceOf } from "../balance"
import { unescapeText } from "./cells"
import type { Layout } from "./layout"

/** @see https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-fundflow.html */
const KINDS: ReadonlyMap<string, LineKind> = new Map([
  ["交易", "payment"],
  ["退款", "refund"],
  ["扣除交易手续费", "fee"],
  ["退还交易手续费", "fee_return"],
])

const NO_FEE = formatUnits(0)

/** 资金账单: every movement of the balance, a payment and its fee in rows of their own. */
export class FundLayout implements Layout {
  readonly required = ["资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额"]
  private readonly all = new Tally()
  private readonly income = new Tally()
  private readonly expense = new Tally()
  private readonly at: Record<
    "time" | "no" | "flow" | "type" | "direction" | "amount" | "balance" | "voucher" | "note",
    number
  >

  constructor(
    columns: Columns,
    private readonly expected: Expected
  ) {
    this.at = {
      time: columns.need("记账时间"),
      no: columns.need("微信支付业务单号"),
      flow: columns.need("资金流水单号"),
      type: columns.need("业务类型"),
      direction: columns.need("收支类型"),
      amount: columns.need("收支金额(元)", "收支金额（元）", "收支金额"),
      balance: columns.find("账户结余(元)", "账户结余（元）", "账户结余"),
      voucher: columns.need("业务凭证号"),
      note: columns.find("备注"),
    }
  }

  row(cells: Cells): BillLine {
    const { at } = this
    const direction = directionOf(cells.word(at.direction), cells.line)
    const units = cells.units(at.amount)
    this.all.add(units)
    const side = direction === "in" ? this.income : this.expense
    side.add(units)
    const amount = cells.fen(units)
    const type = cells.word(at.type)
    const kind = KINDS.get(type) ?? "other"
    return {
      line: cells.line,
      kind,
      direction,
      type,
      at: cells.time(at.time, this.expected.day),
      ...numbers(kind, cells.text(at.no) || null, cells.text(at.voucher) || null),
      flowNo: cells.text(at.flow) || null,
      amount,
      settled: amount,
      fee: NO_FEE,
      refundState: null,
      subject: at.note < 0 ? null : unescapeText(cells.text(at.note)) || null,
      currency: null,
      balance: balanceOf(cells, at.balance),
    }
  }

  check(name: string, cells: Cells, index: number): void {
    const stated = cells.units(index)
    const rows = { 资金流水总笔数: this.all, 收入笔数: this.income, 支出笔数: this.expense }[name]
    if (rows) return rows.mustCount(stated / UNITS_PER_YUAN, name, cells.line)
    const sum = { 收入金额: this.income, 支出金额: this.expense }[name]
    if (!sum) throw new BillRefused("unknown_layout", `a sum called ${name}`, cells.line)
    sum.mustSum(stated, name, cells.line)
  }
}

/** One pair of columns holds the numbers of whatever the row is about. */
function numbers(kind: LineKind, gatewayNo: string | null, merchantNo: string | null) {
  const isRefund = kind === "refund" || kind === "fee_return"
  return {
    outTradeNo: isRefund ? null : merchantNo,
    gatewayTradeNo: isRefund ? null : gatewayNo,
    outRefundNo: isRefund ? merchantNo : null,
    gatewayRefundNo: isRefund ? gatewayNo : null,
  }
}

function directionOf(word: string, line: number): "in" | "out" {
  if (word === "收入") return "in"
  if (word === "支出") return "out"
  throw new BillRefused("unknown_type", "it is neither income nor expense", line)
}
