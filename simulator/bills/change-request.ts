import { HttpProblem } from "../http-problem"
import type { BillChange } from "./changes"

const CHANGES = ["drop", "add", "alter", "cut"] as const

const ROW_TYPES = ["payment", "refund", "reversal", "movement"] as const
const DIRECTIONS: unknown[] = ["in", "out"]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Reads a change from outside; a misspelt one must not pass for a bill that agrees. */
export function readBillChange(body: Record<string, unknown>): BillChange {
  const { gateway, day, kind, change } = body
  if (gateway !== "alipay" && gateway !== "wechat") problem("gateway must be alipay or wechat.")
  if (!/^\d{4}-\d\d-\d\d$/.test(String(day))) problem("day must look like 2026-11-23.")
  if (![undefined, "trade", "fund"].includes(kind as undefined)) problem("kind: trade or fund.")
  switch (CHANGES.find((it) => it === change)) {
    case "drop":
      needMatch(body)
      break
    case "alter":
      needMatch(body)
      if (!isObject(body["set"])) problem("set must be an object.")
      break
    case "add":
      needRow(body["row"])
      break
    case "cut":
      if (!Number.isSafeInteger(body["lines"])) problem("lines must be a whole number.")
      break
    case undefined:
      problem(`change must be one of ${CHANGES.join(", ")}.`)
  }
  return body as unknown as BillChange
}

function needMatch({ match }: Record<string, unknown>): void {
  const known = ["type", "out_trade_no", "out_refund_no"]
  if (isObject(match) && Object.keys(match).length > 0) {
    if (Object.keys(match).every((name) => known.includes(name))) return
  }
  problem(`match must name rows by ${known.join(", ")}.`)
}

function needRow(row: unknown): void {
  if (!isObject(row)) problem("row must be an object.")
  if (!ROW_TYPES.some((it) => it === row["type"])) {
    problem(`row.type must be one of ${ROW_TYPES.join(", ")}.`)
  }
  const isMovement = row["type"] === "movement"
  if (
    isMovement &&
    (typeof row["fund_word"] !== "string" || !DIRECTIONS.includes(row["direction"]))
  ) {
    problem("A movement needs its fund_word, and a direction: in or out.")
  }
  if (typeof row["out_trade_no"] !== "string") problem("row.out_trade_no must be a string.")
  if (!Number.isSafeInteger(row["amount_fen"])) problem("row.amount_fen must be whole fen.")
}

function problem(message: string): never {
  throw new HttpProblem(400, message)
}
