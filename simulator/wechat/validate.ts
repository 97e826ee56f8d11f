import { WechatRefusal, type Detail } from "./refusal"

/** What a field may hold. */
export type Rule =
  | { kind: "text"; max: number; min?: number; pattern?: RegExp }
  | { kind: "integer"; min: number; label?: string }
  | { kind: "flag" }
  | { kind: "oneOf"; values: string[] }
  | { kind: "list"; of: Rule }
  | Shape

export interface Shape {
  kind: "shape"
  required: string[]
  fields: Record<string, Rule>
}

const BEYOND_BASIC_PLANE = /[\u{10000}-\u{10FFFF}]/u

function refuse(pointer: string, value: unknown, issue: string, message = issue): never {
  const detail: Detail = { field: pointer, issue, location: "body", value }
  throw new WechatRefusal("PARAM_ERROR", message, detail)
}

function source(pointer: string): string {
  return `输入源“/body${pointer}”`
}

/** Holds a request body against its shape: `null` and unknown fields are refused, as the real one does. */
export function validate(value: unknown, rule: Rule, pointer = ""): void {
  if (value === null) refuse(pointer, value, "null is not allowed", `${source(pointer)}不能为null`)
  switch (rule.kind) {
    case "text":
      return text(value, rule, pointer)
    case "integer":
      return integer(value, rule, pointer)
    case "flag":
      if (typeof value !== "boolean") refuse(pointer, value, "must be a boolean")
      return
    case "oneOf":
      if (!rule.values.includes(String(value))) refuse(pointer, value, "unknown value")
      return
    case "list":
      if (!Array.isArray(value)) refuse(pointer, value, "must be an array")
      value.forEach((item, index) => validate(item, rule.of, `${pointer}/${index}`))
      return
    case "shape":
      return shape(value, rule, pointer)
  }
}

function text(value: unknown, rule: Extract<Rule, { kind: "text" }>, pointer: string): void {
  if (typeof value !== "string") refuse(pointer, value, "must be a string")
  // Only characters of one to three UTF-8 bytes are taken: no emoji.
  if (BEYOND_BASIC_PLANE.test(value)) refuse(pointer, value, "4-byte characters are not allowed")
  if (value.length < (rule.min ?? 1)) refuse(pointer, value, `shorter than ${rule.min ?? 1}`)
  if (value.length > rule.max) refuse(pointer, value, `longer than ${rule.max}`)
  if (rule.pattern && !rule.pattern.test(value)) refuse(pointer, value, "characters not allowed")
}

function integer(value: unknown, rule: Extract<Rule, { kind: "integer" }>, pointer: string): void {
  const field = `映射到数值字段“${rule.label ?? pointer.split("/").pop()}”`
  if (!Number.isSafeInteger(value)) {
    refuse(pointer, value, "must be an integer", `${source(pointer)}${field}类型不正确`)
  }
  if (Number(value) < rule.min) {
    const message = `${source(pointer)}${field}规则校验失败，值低于最小值 ${rule.min}`
    refuse(pointer, value, `less than ${rule.min}`, message)
  }
}

function shape(value: unknown, rule: Shape, pointer: string): void {
  if (typeof value !== "object" || Array.isArray(value)) refuse(pointer, value, "must be an object")
  const fields = value as Record<string, unknown>
  for (const name of rule.required) {
    if (fields[name] === undefined) {
      refuse(`${pointer}/${name}`, undefined, "is required", `${source(`${pointer}/${name}`)}缺失`)
    }
  }
  for (const [name, item] of Object.entries(fields)) {
    const its = Object.hasOwn(rule.fields, name) && rule.fields[name]
    if (!its) refuse(`${pointer}/${name}`, item, "unknown field", "参数中含有非法的额外参数")
    validate(item, its, `${pointer}/${name}`)
  }
}
