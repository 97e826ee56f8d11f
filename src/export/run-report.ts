import type { Bilingual } from "../core/bilingual"
import { formatBeijing } from "../core/clock"
import type { Sum } from "../core/run"
import type { CountedRun } from "../modules/cnpay/queries"
import { number, text, yuan, type Cell, type Language } from "./columns"

/** What a run comes to: both sides, what lies between them, fees, and the match rate. */
export function runReport(run: CountedRun, lang: Language): (readonly Cell[])[] {
  const { totals, lines, matched, discrepancies } = run
  const say = (words: Bilingual): Cell => text(words[lang])
  const side = (words: Bilingual, ours?: Sum, gateway?: Sum): Cell[] => [
    say(words),
    number(ours?.count ?? null),
    yuan(ours?.amount ?? null),
    number(gateway?.count ?? null),
    yuan(gateway?.amount ?? null),
    yuan(ours && gateway ? gateway.amount - ours.amount : null),
  ]
  return [
    [
      say({ en: "Reconciliation", zh: "对账报告" }),
      say({ en: "Ours: count", zh: "我方笔数" }),
      say({ en: "Ours (CNY)", zh: "我方金额（元）" }),
      say({ en: "Gateway: count", zh: "渠道笔数" }),
      say({ en: "Gateway (CNY)", zh: "渠道金额（元）" }),
      say({ en: "Difference (CNY)", zh: "差额（元）" }),
    ],
    [say({ en: "Account", zh: "商户账号" }), text(run.account)],
    [say({ en: "Bill day", zh: "账单日期" }), text(run.bill_day)],
    [
      say({ en: "Finished at (Beijing)", zh: "完成时间" }),
      text(run.finished_at && formatBeijing(run.finished_at)),
    ],
    side({ en: "Payments", zh: "收款" }, totals?.ours.payments, totals?.gateway.payments),
    side({ en: "Refunds", zh: "退款" }, totals?.ours.refunds, totals?.gateway.refunds),
    [
      say({ en: "Net", zh: "净额" }),
      number(null),
      yuan(totals?.ours.net ?? null),
      number(null),
      yuan(totals?.gateway.net ?? null),
      yuan(run.net_difference_fen),
    ],
    [
      say({ en: "Fees (CNY): trade bill, fund flow", zh: "手续费（元）：交易账单、资金账单" }),
      number(totals?.fees.trade ?? null),
      number(totals?.fees.fund ?? null),
    ],
    [
      say({ en: "Lines, matched, match rate %", zh: "账单行数、匹配行数、匹配率 %" }),
      number(lines),
      number(matched),
      number(rate(matched, lines)),
    ],
    [
      say({ en: "Discrepancies: all, open", zh: "差异：全部、待处理" }),
      number(discrepancies.all),
      number(discrepancies.open),
    ],
  ]
}

/** Hundredths of a per cent, cut off: what is not all matched is never 100. */
function rate(matched: number, lines: number): string | null {
  if (lines === 0) return null
  const hundredths = String(Math.floor((matched * 10_000) / lines)).padStart(3, "0")
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`
}
