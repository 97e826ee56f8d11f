import { setTimeout as pause } from "node:timers/promises"
import type { OperationFaultOrder } from "./faults"
import type { Answer, Reaction } from "./http"

/** Whose signature an answer bears. */
export type Seal = "genuine" | "none" | "wrong_key"

/** One operation of a gateway: what it does, and how its outcome is put into an answer. */
export interface GatewayOperation<Outcome> {
  act(): Outcome
  refusal(set: Record<string, unknown>): Outcome
  seal(outcome: Outcome, seal: Seal, set?: Record<string, unknown>): Answer
}

const BAD_GATEWAY =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n" +
  "<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"

function cutShort(answer: Answer): Answer {
  const { body, bytes } = answer
  if (bytes) return { ...answer, bytes: bytes.subarray(0, Math.ceil(bytes.length / 2)) }
  return { ...answer, body: body.slice(0, Math.ceil(body.length / 2)) || "{" }
}

/** Does the operation, honestly or as the fault says. */
export async function perform<Outcome>(
  operation: GatewayOperation<Outcome>,
  fault: OperationFaultOrder | undefined,
  stopped: AbortSignal
): Promise<Reaction> {
  if (!fault) return operation.seal(operation.act(), "genuine")
  const reaction = misbehave(operation, fault)
  if (fault.delay_ms) await pause(fault.delay_ms, undefined, { signal: stopped })
  return reaction
}

function misbehave<Outcome>(
  operation: GatewayOperation<Outcome>,
  fault: OperationFaultOrder
): Reaction {
  switch (fault.kind) {
    case "delay":
      return operation.seal(operation.act(), "genuine")
    case "timeout_before":
      return "silence"
    case "timeout_after":
      operation.act()
      return "silence"
    case "reset_before":
      return "reset"
    case "reset_after":
      operation.act()
      return "reset"
    case "http_500":
      return { status: 500, headers: { "content-type": "text/plain" }, body: "" }
    case "http_502_html":
      return { status: 502, headers: { "content-type": "text/html" }, body: BAD_GATEWAY }
    case "malformed":
      return cutShort(operation.seal(operation.act(), "genuine"))
    case "unsigned":
      return operation.seal(operation.act(), "none")
    case "wrong_key":
      return operation.seal(operation.act(), "wrong_key")
    case "alter":
      return operation.seal(operation.act(), "genuine", fault.set)
    case "refuse":
      return operation.seal(operation.refusal(fault.set ?? {}), "genuine")
  }
}
