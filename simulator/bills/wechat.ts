import { beijingDateTime } from "../clock"
import type { RefundState } from "../records"
import { feeYuan, signedYuan, sum } from "./amount"
import { movementsOf } from "./movements"
import { isBack, type BillRow } from "./row"

/** Whose bill it is. */
export interface WechatOwner {
  mchId: string
  appId: string
}

export type WechatBillType = "ALL" | "SUCCESS" | "REFUND"

/** Bills have other words for the end of a refund than the API. */
const REFUND_WORDS: Record<RefundState, string> = {
  PROCESSING: "PROCESSING",
  SUCCESS: "SUCCESS",
  ABNORMAL: "CHANGE",
  CLOSED: "FAIL",
}

/** A column: its name, and what a row has there. */
type Column = [name: string, cell: (row: BillRow, owner: WechatOwner) => string]

const paid = (row: BillRow) => (isBack(row) ? 0 : row.amount_fen)
const back = (row: BillRow) => (isBack(row) ? row.amount_fen : 0)

const STATES = { payment: "SUCCESS", refund: "REFUND", reversal: "REVOKED", movement: "" }

/** Commas would separate, line ends would end: WeChat Pay writes them differently. */
const text = (value: string) =>
  value.replaceAll(",", "\\ ").replaceAll("\r", "\\r").replaceAll("\n", "\\n")

const HEAD: Column[] = [
  ["交易时间", ({ at }) => beijingDateTime(at)],
  ["公众账号ID", (_, { appId }) => appId],
  ["商户号", (_, { mchId }) => mchId],
  ["特约商户号", () => "0"],
  ["设备号", () => ""],
  ["微信订单号", (row) => row.gateway_trade_no],
  ["商户订单号", (row) => row.out_trade_no],
  ["用户标识", () => "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"],
  ["交易类型", () => "NATIVE"],
  ["交易状态", ({ type }) => STATES[type]],
  ["付款银行", () => "OTHERS"],
  ["货币种类", ({ currency }) => currency ?? "CNY"],
  ["应结订单金额", (row) => signedYuan(paid(row))],
  ["代金券金额", () => "0.00"],
]

const REFUND_TIMES: Column[] = [
  ["退款申请时间", ({ at }) => beijingDateTime(at)],
  ["退款成功时间", (row) => (row.refund_state === "SUCCESS" ? beijingDateTime(row.at) : "")],
]

const REFUND: Column[] = [
  ["微信退款单号", (row) => row.gateway_refund_no ?? "0"],
  ["商户退款单号", (row) => row.out_refund_no ?? "0"],
  ["退款金额", (row) => signedYuan(back(row))],
  ["充值券退款金额", () => "0.00"],
  ["退款类型", (row) => (isBack(row) ? "ORIGINAL" : "")],
  ["退款状态", (row) => (row.refund_state ? REFUND_WORDS[row.refund_state] : "")],
]

const TAIL: Column[] = [
  ["商品名称", (row) => text(row.subject)],
  ["商户数据包", () => ""],
  ["手续费", (row) => feeYuan(row.fee_fen)],
  ["费率", () => "0.60%"],
  ["订单金额", (row) => signedYuan(paid(row))],
]

const ASKED: Column = ["申请退款金额", (row) => signedYuan(back(row))]
const NOTE: Column = ["费率备注", () => ""]

const COLUMNS: Record<WechatBillType, Column[]> = {
  ALL: [...HEAD, ...REFUND, ...TAIL, ASKED, NOTE],
  SUCCESS: [...HEAD, ...TAIL, NOTE],
  REFUND: [...HEAD, ...REFUND_TIMES, ...REFUND, ...TAIL, ASKED, NOTE],
}

const SUMMARY =
  "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"

/** UTF-8 with a byte order mark, CRLF, and a backtick before every cell that is not a header's. */
function file(lines: string[]): string {
  return `\uFEFF${lines.join("\r\n")}\r\n`
}

const cells = (values: string[]) => `\`${values.join(",`")}`

export function isInTradeBill(row: BillRow, type: WechatBillType): boolean {
  return type === "ALL" || isBack(row) === (type === "REFUND")
}

/** 交易账单: one row per payment and one per refund; the count is written as `45.0`. */
export function wechatTradeBill(
  all: readonly BillRow[],
  owner: WechatOwner,
  type: WechatBillType = "ALL"
): string {
  const rows = all.filter((row) => isInTradeBill(row, type))
  const columns = COLUMNS[type]
  const [ordered, refunded] = [sum(rows, paid), sum(rows, back)].map(signedYuan)
  const fee = feeYuan(sum(rows, (row) => row.fee_fen))
  const totals = [`${rows.length}.0`, ordered, refunded, "0.00", fee, ordered, refunded]
  return file([
    columns.map(([name]) => name).join(","),
    ...rows.map((row) => cells(columns.map(([, cell]) => cell(row, owner)))),
    SUMMARY,
    cells(totals.map(String)),
  ])
}

const BACK = { amount: "退款", fee: "退还交易手续费" }
const WORDS = {
  payment: { amount: "交易", fee: "扣除交易手续费" },
  ...{ refund: BACK, reversal: BACK, movement: { amount: "", fee: "" } },
}

const FUND_HEADER =
  "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号"

/** 资金账单: every movement of the balance. */
export function wechatFundBill(rows: readonly BillRow[]): string {
  const movements = movementsOf(rows)
  const lines = movements.map(({ row, of, change, balance }, index) => {
    const word = row.fund_word ?? WORDS[row.type][of]
    const [no, voucher] = isBack(row)
      ? [row.gateway_refund_no, row.out_refund_no]
      : [row.gateway_trade_no, row.out_trade_no]
    return cells([
      beijingDateTime(row.at),
      no ?? "",
      `${row.gateway_trade_no}${index}`,
      word,
      word,
      change < 0 ? "支出" : "收入",
      signedYuan(Math.abs(change)),
      signedYuan(balance),
      "system",
      text(row.subject),
      voucher ?? "",
    ])
  })
  const sides = [1, -1].flatMap((sign) => {
    const side = movements.filter(({ change }) => (change < 0 ? -1 : 1) === sign)
    return [`${side.length}.0`, signedYuan(Math.abs(sum(side, ({ change }) => change)))]
  })
  const total = cells([`${movements.length}.0`, ...sides])
  return file([FUND_HEADER, ...lines, "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额", total])
}
