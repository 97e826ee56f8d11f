import { V2Refusal } from "./refusal"
import type { Fields } from "./xml"

/** What a field may hold. Lengths are in bytes. */
export interface Rule {
  max?: number
  pattern?: RegExp
  optional?: true
}

export type Rules = Record<string, Rule>

const DIGITS = /^\d+$/

export const RULE = {
  appid: { max: 32 },
  mch_id: { max: 32 },
  body: { max: 128 },
  out_trade_no: { max: 32, pattern: /^[0-9A-Za-z_\-|*@]{6,32}$/ },
  out_refund_no: { max: 64, pattern: /^[0-9A-Za-z_\-|*@]+$/ },
  fee: { max: 15, pattern: /^[1-9]\d*$/ },
  address: { max: 64, pattern: /^[0-9a-fA-F.:]+$/ },
  url: { max: 256, pattern: /^https?:\/\/[^\s?#]+$/ },
  time: { pattern: /^\d{14}$/ },
  day: { pattern: /^\d{8}$/ },
  digits: { pattern: DIGITS },
} satisfies Rules

export const optional = (rule: Rule): Rule => ({ ...rule, optional: true })

/** Holds the fields of a request against the rules. */
export function check(fields: Fields, rules: Rules): void {
  for (const [name, { max, pattern, optional: isOptional }] of Object.entries(rules)) {
    const value = fields[name]
    if (!value) {
      if (isOptional) continue
      throw new V2Refusal("LACK_PARAMS", `缺少参数${name}`)
    }
    const isTooLong = max !== undefined && Buffer.byteLength(value) > max
    if (isTooLong || (pattern && !pattern.test(value))) {
      throw new V2Refusal("PARAM_ERROR", `${name}参数格式错误`)
    }
  }
}
