import { yuan } from "../money"
import { booksView, type BooksView } from "../views"
import type { World } from "../world"
import { escaped, page } from "./markup"

const STYLE = `
body{margin:24px auto;max-width:1200px;padding:0 16px;color:#1f2329;font:14px/1.5 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif}
h2{margin:28px 0 8px;font-size:16px}
div.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{padding:6px 10px;border-bottom:1px solid #e5e6eb;text-align:left;white-space:nowrap}
th{color:#86909c;font-weight:500}
.fen.fen{text-align:right;font-variant-numeric:tabular-nums}
p.none{color:#86909c}
`

interface Column<Row> {
  title: string
  cell(row: Row): string
  money?: boolean
}

function table<Row>(title: string, rows: Row[], columns: Column<Row>[]): string {
  const head = `<h2>${title} (${rows.length})</h2>`
  if (!rows.length) return `${head}<p class="none">None yet 暂无</p>`
  const fen = (money?: boolean) => (money ? ' class="fen"' : "")
  const titles = columns.map(({ title: its, money }) => `<th${fen(money)}>${its}</th>`).join("")
  const line = (row: Row) =>
    columns.map(({ cell, money }) => `<td${fen(money)}>${cell(row)}</td>`).join("")
  const lines = [...rows]
    .reverse()
    .map((row) => `<tr>${line(row)}</tr>`)
    .join("\n")
  return `${head}<div class="wide"><table><tr>${titles}</tr>\n${lines}</table></div>`
}

const clockTime = (iso: string | null) => (iso ? escaped(iso.slice(11, 19)) : "")

function trades({ trades: rows }: BooksView): string {
  return table("Trades 交易", rows, [
    { title: "Gateway", cell: (it) => it.gateway },
    { title: "out_trade_no", cell: (it) => escaped(it.out_trade_no) },
    { title: "State", cell: (it) => it.state },
    { title: "Amount", money: true, cell: (it) => yuan(it.amount_fen) },
    { title: "Refunded", money: true, cell: (it) => yuan(it.refunded_fen) },
    { title: "Created (UTC)", cell: (it) => clockTime(it.created_at) },
    { title: "Paid", cell: (it) => clockTime(it.paid_at) },
    { title: "Phone", cell: (it) => `<a href="/phone/${escaped(it.code)}">open</a>` },
  ])
}

function freezes({ freezes: rows }: BooksView): string {
  return table("Freezes 预授权", rows, [
    { title: "out_order_no", cell: (it) => escaped(it.out_order_no) },
    { title: "State", cell: (it) => it.state },
    { title: "Amount", money: true, cell: (it) => yuan(it.amount_fen) },
    { title: "Captured", money: true, cell: (it) => yuan(it.captured_fen) },
    { title: "Released", money: true, cell: (it) => yuan(it.released_fen) },
    { title: "Still frozen", money: true, cell: (it) => yuan(it.rest_fen) },
    { title: "Phone", cell: (it) => `<a href="/phone/${escaped(it.code)}">open</a>` },
  ])
}

function refunds({ refunds: rows }: BooksView): string {
  return table("Refunds 退款", rows, [
    { title: "Gateway", cell: (it) => it.gateway },
    { title: "out_trade_no", cell: (it) => escaped(it.out_trade_no) },
    { title: "out_refund_no", cell: (it) => escaped(it.out_refund_no) },
    { title: "State", cell: (it) => it.state },
    { title: "Amount", money: true, cell: (it) => yuan(it.amount_fen) },
    { title: "Created (UTC)", cell: (it) => clockTime(it.created_at) },
  ])
}

function notifications({ notifications: rows }: BooksView): string {
  return table("Notifications 通知", rows, [
    { title: "Gateway", cell: (it) => it.gateway },
    { title: "Event", cell: (it) => escaped(it.event) },
    { title: "out_trade_no", cell: (it) => escaped(it.out_trade_no) },
    { title: "Acknowledged", cell: (it) => (it.acknowledged ? "yes" : "no") },
    {
      title: "Attempts",
      cell: (it) =>
        it.attempts.map(({ status, error }) => escaped(String(status ?? error))).join(", "),
    },
  ])
}

const SHOWN_REQUESTS = 50

function requests({ requests: rows }: BooksView): string {
  return table("Requests 请求", rows.slice(-SHOWN_REQUESTS), [
    { title: "At (UTC)", cell: (it) => clockTime(it.at) },
    { title: "Gateway", cell: (it) => it.gateway },
    { title: "Operation", cell: (it) => escaped(it.operation) },
    { title: "out_trade_no", cell: (it) => escaped(it.out_trade_no ?? "") },
    { title: "Outcome", cell: (it) => escaped(it.outcome) },
  ])
}

/** `/`: the gateways' books for the developer, read again every three seconds. */
export function home(world: World): string {
  const view = booksView(world)
  const parts = [trades, freezes, refunds, notifications, requests].map((part) => part(view))
  return page(
    "Payment gateway simulator",
    STYLE,
    `<h1>Alipay 支付宝 · WeChat Pay 微信支付</h1>\n<p>Simulated gateways at ${escaped(world.url)}</p>\n${parts.join("\n")}`,
    '<meta http-equiv="refresh" content="3">\n'
  )
}
