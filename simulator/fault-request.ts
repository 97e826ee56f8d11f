import { NOTIFICATION_FAULTS, OPERATION_FAULTS, OPERATIONS, type FaultRequest } from "./faults"
import { HttpProblem } from "./http-problem"

const WECHAT_ONLY = ["signtest", "unknown_serial"]

function member(name: string, value: unknown, values: readonly string[]): void {
  if (typeof value === "string" && values.includes(value)) return
  throw new HttpProblem(400, `${name} must be one of ${values.join(", ")}.`)
}

function count(name: string, value: unknown): void {
  if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0)) return
  throw new HttpProblem(400, `${name} must be a whole number that is not negative.`)
}

/** Reads a fault from outside; a misspelt one must not pass for "no fault happened". */
export function readFault(body: Record<string, unknown>): FaultRequest {
  const { gateway, on, kind, times, delay_ms: delay, set, match } = body
  member("gateway", gateway, ["alipay", "wechat"])
  member("on", on, ["notification", ...OPERATIONS])
  member("kind", kind, on === "notification" ? NOTIFICATION_FAULTS : OPERATION_FAULTS)
  if (gateway === "alipay" && WECHAT_ONLY.includes(String(kind))) {
    throw new HttpProblem(400, `Alipay has no ${String(kind)}.`)
  }
  count("times", times)
  count("delay_ms", delay)
  for (const [name, value] of Object.entries({ set, match })) {
    if (value !== undefined && (typeof value !== "object" || value === null)) {
      throw new HttpProblem(400, `${name} must be an object.`)
    }
  }
  return body as unknown as FaultRequest
}
