import { fenOf } from "../money"
import { AlipayRefusal } from "./codes"

export type Biz = Record<string, unknown>

type Rule = (value: unknown) => string | null

const MAX_FEN = 10_000_000_000

export function text(max: number, pattern?: RegExp): Rule {
  return (value) => {
    if (typeof value !== "string") return "必须是字符串"
    if (value === "") return "不能为空"
    if ([...value].length > max) return `长度不能超过${max}`
    return pattern && !pattern.test(value) ? "格式不正确" : null
  }
}

export function oneOf(...values: string[]): Rule {
  return (value) => (values.includes(String(value)) ? null : `只能是${values.join("、")}`)
}

/** Yuan in text, 0.01 to 100000000.00, at most two decimals. */
export const amount: Rule = (value) => {
  if (typeof value !== "string") return "必须是字符串"
  const fen = fenOf(value)
  if (fen === null) return "金额格式不正确"
  return fen >= 1 && fen <= MAX_FEN ? null : "金额超出范围"
}

export const structure: Rule = (value) =>
  typeof value === "object" && value !== null ? null : "必须是对象"

export const list: Rule = (value) => (Array.isArray(value) ? null : "必须是数组")

/** "out_trade_no 只能包含字母、数字、下划线": a hyphen is refused. */
export const OUT_NO = text(64, /^[0-9A-Za-z_]+$/)

/** Which fields a method knows, and which of them it cannot do without. */
export interface Sheet {
  required: string[]
  fields: Record<string, Rule>
}

/**
 * Holds a `biz_content` against its sheet. Unknown fields are refused because Alipay warns that they make
 * refunds fail or double; empty ones because its own kits disagree about signing them.
 */
export function check(biz: Biz, sheet: Sheet): void {
  for (const name of sheet.required) {
    if (biz[name] === undefined) throw invalid(`${name}不能为空`)
  }
  for (const [name, value] of Object.entries(biz)) {
    const rule = Object.hasOwn(sheet.fields, name) && sheet.fields[name]
    if (!rule) throw invalid(`${name}不是本接口的参数`)
    const issue = rule(value)
    if (issue) throw invalid(`${name}${issue}`)
  }
}

export function invalid(reason: string): AlipayRefusal {
  return new AlipayRefusal("ACQ.INVALID_PARAMETER", `参数无效：${reason}`)
}
