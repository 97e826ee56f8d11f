import { yuan } from "../money"
import type { Gateway, Obstacle, Trade } from "../records"
import { escaped, page } from "./markup"

const BRANDS: Record<Gateway, { name: string; color: string }> = {
  alipay: { name: "Alipay 支付宝", color: "#1677ff" },
  wechat: { name: "WeChat Pay 微信支付", color: "#07c160" },
}

/** What the screen says above its buttons. */
export type ScreenState = "payable" | "cancelled" | Obstacle

const WORDS: Record<ScreenState, string> = {
  payable: "Waiting for you to pay 等待付款",
  cancelled: "Not paid. You can still pay. 未付款，仍可支付",
  paid: "Paid 支付成功",
  closed: "This order is closed 订单已关闭",
  expired: "This code has expired 二维码已过期",
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:#eef0f3;color:#1f2329;font:16px/1.5 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif;display:flex;justify-content:center}
main{width:100%;max-width:390px;min-height:100vh;background:#fff;display:flex;flex-direction:column}
header{padding:16px 20px;background:var(--brand);color:#fff;font-weight:600}
section{padding:32px 20px;text-align:center;flex:1}
.amount{font-size:44px;font-weight:700;margin:4px 0 20px;letter-spacing:-1px}
.state{display:inline-block;padding:4px 14px;border-radius:999px;background:#f2f3f5;color:#4e5969;font-size:14px}
.state[data-state=paid]{background:var(--brand);color:#fff}
dl{margin:28px 0 0;text-align:left;border-top:1px solid #e5e6eb;font-size:14px}
dl div{display:flex;justify-content:space-between;gap:16px;padding:12px 0;border-bottom:1px solid #e5e6eb}
dt{color:#86909c;white-space:nowrap}dd{margin:0;text-align:right;overflow-wrap:anywhere}
footer{padding:20px;display:grid;gap:12px}
button,a.back{width:100%;padding:14px;border:0;border-radius:10px;font:inherit;font-weight:600;cursor:pointer;text-align:center;text-decoration:none;display:block}
#pay,a.back{background:var(--brand);color:#fff}
#cancel{background:#f2f3f5;color:#4e5969}
button:focus-visible,a:focus-visible{outline:3px solid #1f2329;outline-offset:2px}
small{display:block;padding:0 20px 20px;text-align:center;color:#86909c}
`

/** A trade, or a freeze, as far as the shopper sees it. */
export type Shown = Pick<Trade, "gateway" | "out_trade_no" | "subject" | "amount_fen" | "code"> & {
  isFreeze?: boolean
}

/** The shopper's phone, showing one order. */
export interface Screen {
  trade: Shown
  state: ScreenState
  /** Where the shop wants its shopper back. */
  back: string | null
}

function row(label: string, value: string): string {
  return `<div><dt>${label}</dt><dd>${escaped(value)}</dd></div>`
}

function buttons({ trade, state, back }: Screen): string {
  const open = state === "payable" || state === "cancelled"
  const form = (action: string, text: string) =>
    `<form method="post" action="/phone/${escaped(trade.code)}/${action}"><button id="${action}">${text}</button></form>`
  return [
    open ? form("pay", trade.isFreeze ? "Freeze 确认冻结" : "Pay 确认付款") : "",
    state === "payable" ? form("cancel", "Cancel 取消") : "",
    !open || state === "cancelled"
      ? back && `<a class="back" id="back" href="${escaped(back)}">Back to the shop 返回商家</a>`
      : "",
  ].join("")
}

export function screen(view: Screen): string {
  const { trade, state } = view
  const { name, color } = BRANDS[trade.gateway]
  return page(
    name,
    `:root{--brand:${color}}${STYLE}`,
    `<main>
<header>${name}</header>
<section>
<div>${escaped(trade.subject)}</div>
<div class="amount" id="amount">¥${yuan(trade.amount_fen)}</div>
<span class="state" id="state" role="status" data-state="${state}">${WORDS[state]}</span>
<dl>${row("Merchant 商家", "Simulated merchant 模拟商户")}${row("Order 订单号", trade.out_trade_no)}</dl>
</section>
<footer>${buttons(view)}</footer>
<small>This phone is simulated: no money moves.<br>模拟手机，不会产生真实扣款</small>
</main>`
  )
}

export function unknownCode(): string {
  return page(
    "Unknown code 无效二维码",
    `:root{--brand:#86909c}${STYLE}`,
    `<main><header>Simulated phone 模拟手机</header><section><span class="state" id="state" data-state="unknown">This code is not valid 二维码无效</span></section></main>`
  )
}
