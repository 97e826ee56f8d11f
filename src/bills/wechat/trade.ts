import type { BillLine, LineKind } from "../../core/bill-line"
import { UNITS_PER_YUAN } from "../../core/exact-yuan"
import type { Cells } from "../cells"
import { ColumnSums } from "../column-sums"
import type { Columns } from "../columns"
import type { Expected } from "../reader"
import { BillRefused } from "../refused"
import { mustCount } from "../tally"
import { unescapeText } from "./cells"
import type { Layout } from "./layout"

const KINDS: ReadonlyMap<string, LineKind> = new Map([
  ["SUCCESS", "payment"],
  ["REFUND", "refund"],
  ["REVOKED", "reversal"],
])

const COUNT = "总交易单数"
const ORDERED = ["订单金额", "总金额"]
const SETTLED = ["应结订单金额", "总金额"]
const REFUNDED = ["退款金额"]
const ASKED_BACK = ["申请退款金额", "退款金额"]
const FEE = ["手续费"]

/**
 * Each sum of the summary, and the column that it is of. Merchants without 免充值券 still get the
 * layout of before 2018, with other names. A bill of payments has sums of columns that it lacks: 0.
 * @see https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html
 */
const SUMS: Readonly<Record<string, readonly string[]>> = {
  应结订单总金额: ["应结订单金额"],
  退款总金额: REFUNDED,
  充值券退款总金额: ["充值券退款金额"],
  手续费总金额: FEE,
  订单总金额: ["订单金额"],
  申请退款总金额: ["申请退款金额"],
  总交易额: ["总金额"],
  总退款金额: REFUNDED,
  总企业红包退款金额: ["企业红包退款金额"],
  总代金券或立减优惠退款金额: ["代金券或立减优惠退款金额"],
}

/** ALL, SUCCESS and REFUND, new and old: one row per payment and one per refund. */
export class TradeLayout implements Layout {
  readonly required = [COUNT, "手续费总金额"]
  private readonly at: Record<
    | "time"
    | "merchant"
    | "trade"
    | "outTrade"
    | "state"
    | "subject"
    | "ordered"
    | "settled"
    | "fee"
    | "currency",
    number
  >
  private readonly refund: Record<"no" | "outNo" | "asked" | "back" | "state", number>
  /** The column of each sum; -1 where the bill has none. */
  private readonly columnsOfSums: ReadonlyMap<string, number>
  private readonly sums: ColumnSums
  private rows = 0

  constructor(
    columns: Columns,
    private readonly expected: Expected
  ) {
    this.at = {
      time: columns.need("交易时间"),
      merchant: columns.need("商户号"),
      trade: columns.need("微信订单号"),
      outTrade: columns.need("商户订单号"),
      state: columns.need("交易状态"),
      subject: columns.find("商品名称"),
      ordered: columns.need(...ORDERED),
      settled: columns.need(...SETTLED),
      fee: columns.need(...FEE),
      currency: columns.find("货币种类"),
    }
    this.refund = {
      no: columns.find("微信退款单号"),
      outNo: columns.find("商户退款单号"),
      asked: columns.find(...ASKED_BACK),
      back: columns.find(...REFUNDED),
      state: columns.find("退款状态"),
    }
    this.columnsOfSums = new Map(
      Object.entries(SUMS).map(([sum, names]) => [sum, columns.find(...names)])
    )
    const present = [...this.columnsOfSums.values()].filter((column) => column >= 0)
    this.sums = new ColumnSums(columns.count, present)
  }

  row(cells: Cells): BillLine {
    const { at, sums } = this
    sums.add(cells)
    this.rows += 1
    this.checkMerchant(cells)
    const type = cells.word(at.state)
    const kind = KINDS.get(type)
    if (!kind) throw new BillRefused("unknown_type", "its state is not documented", cells.line)
    const refund = kind === "payment" ? null : this.readRefund(cells)
    return {
      line: cells.line,
      kind,
      direction: kind === "payment" ? "in" : "out",
      type,
      at: cells.time(at.time, this.expected.day),
      outTradeNo: id(cells.id(at.outTrade)),
      gatewayTradeNo: id(cells.id(at.trade)),
      outRefundNo: refund?.outNo ?? null,
      gatewayRefundNo: refund?.no ?? null,
      flowNo: null,
      amount: cells.fen(refund?.asked ?? sums.value(at.ordered)),
      settled: cells.fen(refund?.back ?? sums.value(at.settled)),
      fee: cells.exactYuan(at.fee, sums.value(at.fee)),
      refundState: refund?.state ?? null,
      subject: at.subject < 0 ? null : unescapeText(cells.word(at.subject)) || null,
      currency: at.currency < 0 ? null : cells.word(at.currency) || null,
      balance: null,
    }
  }

  /** A reversal of an order that was never refunded has its amount where a payment has it. */
  private readRefund(cells: Cells) {
    const { refund, at, sums } = this
    if (refund.asked < 0 || refund.back < 0) {
      throw new BillRefused("unknown_layout", "a refund in a bill without refunds", cells.line)
    }
    const asked = sums.value(refund.asked)
    return {
      no: refund.no < 0 ? null : id(cells.id(refund.no)),
      outNo: refund.outNo < 0 ? null : id(cells.id(refund.outNo)),
      asked: asked === 0 ? sums.value(at.ordered) : asked,
      back: asked === 0 ? sums.value(at.settled) : sums.value(refund.back),
      state: refund.state < 0 ? null : cells.word(refund.state) || null,
    }
  }

  private checkMerchant(cells: Cells): void {
    const { merchant } = this.expected
    if (merchant === null || cells.is(this.at.merchant, merchant)) return
    throw new BillRefused("wrong_account", "it is another merchant's", cells.line)
  }

  check(name: string, cells: Cells, index: number): void {
    const stated = cells.units(index)
    if (name === COUNT) return mustCount(this.rows, stated / UNITS_PER_YUAN, name, cells.line)
    const column = this.columnsOfSums.get(name)
    if (column === undefined) {
      throw new BillRefused("unknown_layout", `a sum called ${name}`, cells.line)
    }
    this.sums.mustSum(column, stated, name, cells.line)
  }
}

/** What is not there is written as `0`, or not at all. */
function id(text: string): string | null {
  return text === "0" || text === "" ? null : text
}
