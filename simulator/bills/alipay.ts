import { beijingDateTime } from "../clock"
import { alipayZip, padded, quoted, type AlipayHead, type AlipaySheet } from "./alipay-frame"
import { signedYuan, sum } from "./amount"
import { movementsOf, type Movement } from "./movements"
import { isBack, type BillRow } from "./row"

export type AlipayTradeLayout = "usual" | "wide"

const signed = (row: BillRow) => (isBack(row) ? 0 - row.amount_fen : row.amount_fen)
/** A charge is a negative amount in these files. */
const fee = (row: BillRow) => 0 - row.fee_fen

type Column = [name: string, cell: (row: BillRow) => string]

const NOTHING: Column[] = ["支付宝红包", "集分宝", "支付宝优惠", "商家优惠", "券核销金额"].map(
  (name) => [`${name}（元）`, () => "0.00"]
)

const COLUMNS: Column[] = [
  ["支付宝交易号", (row) => padded(row.gateway_trade_no)],
  ["商户订单号", (row) => padded(row.out_trade_no)],
  ["业务类型", (row) => padded(isBack(row) ? "退款" : "交易")],
  ["商品名称", (row) => quoted(row.subject)],
  ["创建时间", (row) => beijingDateTime(row.created_at)],
  ["完成时间", (row) => beijingDateTime(row.at)],
  ["门店编号", () => padded("")],
  ["门店名称", () => padded("")],
  ["操作员", () => padded("")],
  ["终端号", () => padded("")],
  ["对方账户", () => padded("*测(159****5620)")],
  ["订单金额（元）", (row) => signedYuan(signed(row))],
  ["商家实收（元）", (row) => signedYuan(signed(row))],
  ...NOTHING,
  ["券名称", () => ""],
  ["商家红包消费金额（元）", () => padded("0.00")],
  ["卡消费金额（元）", () => "0.00"],
  ["退款批次号/请求号", (row) => padded(row.out_refund_no ?? "")],
  ["服务费（元）", (row) => signedYuan(fee(row))],
  ["分润（元）", () => "0.00"],
  ["备注", (row) => quoted(row.subject)],
]

/** Some merchants' files have more columns, and others between them. */
const WIDE: Column[] = [
  ...COLUMNS.slice(0, 11),
  ["商户识别号", () => padded("")],
  ...COLUMNS.slice(11, 13),
  ["实收净额（元）", (row) => signedYuan(signed(row) + fee(row))],
  ["交易方式", () => padded("当面付")],
  ...COLUMNS.slice(13),
]

function tradeDetail(rows: readonly BillRow[], layout: AlipayTradeLayout): AlipaySheet {
  const columns = layout === "wide" ? WIDE : COLUMNS
  const refunds = rows.filter(isBack)
  const payments = rows.filter((row) => !isBack(row))
  const [paid, back] = [payments, refunds].map((side) => signedYuan(sum(side, signed)))
  return {
    title: "业务明细",
    header: columns.map(([name]) => name),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
    foot: [
      `#交易合计：${payments.length}笔，商家实收共${paid}元，商家优惠共0.00元`,
      `#退款合计：${refunds.length}笔，商家实收退款共${back}元，商家优惠退款共0.00元`,
    ],
  }
}

const TRADE_SUMMARY =
  "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）"

function tradeSummary(rows: readonly BillRow[]): AlipaySheet {
  const refunds = rows.filter(isBack).length
  const [total, fees] = [sum(rows, signed), sum(rows, fee)]
  const net = signedYuan(total + fees)
  const sums = [signedYuan(total), signedYuan(total), "0.00", "0.00", "0.00", signedYuan(fees)]
  const counts = [String(rows.length - refunds), String(refunds)]
  return {
    title: "业务汇总",
    name: "业务明细(汇总)",
    header: TRADE_SUMMARY.split(","),
    rows: [[padded("合计"), padded(""), ...counts, ...sums, "0.00", net]],
    foot: [],
  }
}

/** 业务明细: one row per payment and one per refund, and a summary beside it. */
export function alipayTradeBill(
  rows: readonly BillRow[],
  head: AlipayHead,
  layout: AlipayTradeLayout = "usual"
): Buffer {
  return alipayZip(head, [tradeDetail(rows, layout), tradeSummary(rows)])
}

const FUND_HEADER =
  "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注"

const BACK = { amount: "交易退款", fee: "退费" }
const WORDS = {
  payment: { amount: "交易付款", fee: "收费" },
  ...{ refund: BACK, reversal: BACK, movement: { amount: "", fee: "" } },
}

function fundRow({ row, of, change, balance }: Movement, index: number): string[] {
  return [
    padded(`${row.gateway_trade_no}${index}`),
    padded(row.gateway_trade_no),
    padded(row.out_trade_no),
    quoted(row.subject),
    beijingDateTime(row.at),
    padded("159****5620"),
    change > 0 ? signedYuan(change) : "0.00",
    change < 0 ? signedYuan(change) : "0.00",
    signedYuan(balance),
    "支付宝",
    row.fund_word ?? WORDS[row.type][of],
    quoted(row.out_refund_no ?? ""),
  ]
}

/** 账务明细 (signcustomer): every movement of the balance, and a summary beside it. */
export function alipayFundBill(rows: readonly BillRow[], head: AlipayHead): Buffer {
  const movements = movementsOf(rows)
  const income = movements.filter(({ change }) => change > 0)
  const expense = movements.filter(({ change }) => change < 0)
  const total = (side: Movement[]) => sum(side, ({ change }) => change)
  const [got, spent] = [signedYuan(total(income)), signedYuan(total(expense))]
  const sums = [String(income.length), got, String(expense.length), spent]
  return alipayZip(head, [
    {
      title: "账务汇总",
      header: "类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）".split(","),
      rows: [["合计", ...sums, signedYuan(total(movements))]],
      foot: [],
    },
    {
      title: "账务明细",
      header: FUND_HEADER.split(","),
      rows: movements.map(fundRow),
      foot: [
        `#支出合计：${expense.length}笔，共${spent}元`,
        `#收入合计：${income.length}笔，共${got}元`,
      ],
    },
  ])
}
