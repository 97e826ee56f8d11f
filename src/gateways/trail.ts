import { GatewayError, type GatewayErrorKind } from "../core/errors"
import type { SignatureExplanation } from "../core/signature-explanation"
import type { HttpRequest, HttpResponse } from "./http"
import { redactAnswer, redactRequest } from "./redact"

/** The words of {@link GatewayError}, and: the gateway said yes, or nothing was sent. */
export type CallOutcome = "ok" | "unsent" | GatewayErrorKind

/** One call to a gateway as its support would want to know it: free of secrets and of personal data. */
export interface GatewayCall {
  /** A method of Alipay's, or verb and path with `{no}` for numbers. */
  api: string
  outTradeNo: string | null
  outRefundNo: string | null
  /** From the wish to send to the answer that is read. */
  durationMs: number
  outcome: CallOutcome
  /** The gateway's own code, or one of ours. */
  code: string | null
  /** WeChat Pay's `Request-ID`, Alipay's `trace_id`. */
  requestId: string | null
  /** Which host in turn it was sent to; 0: to none. */
  attempt: number
  /** Whether it bore our signature. */
  isSigned: boolean
  request: string
  /** `null`: none came. */
  answer: string | null
  explanation: SignatureExplanation | null
}

/** Told of every call when it is over. It must neither throw nor take time. */
export type OnCall = (call: GatewayCall) => void

/** What is known of a call while it is under way. */
export interface CallProgress {
  attempt: number
  response?: HttpResponse
}

/** How an answer is read. `read` throws {@link GatewayError} for what is no success … */
export interface AnswerReader<T> {
  read(response: HttpResponse): T | Promise<T>
  /** … or hands it on, to be judged later: then this tells what it is. */
  refusalIn?(value: T): GatewayError | null
}

/** Runs a call and tells of it, whatever becomes of it. */
export async function followCall<T>(
  request: HttpRequest,
  onCall: OnCall | undefined,
  work: (progress: CallProgress) => Promise<{ value: T; refusal: GatewayError | null }>
): Promise<T> {
  const startedAt = performance.now()
  const progress: CallProgress = { attempt: 0 }
  const tell = (fault: GatewayError | null) =>
    onCall?.(record(request, progress, { fault, durationMs: performance.now() - startedAt }))
  try {
    const { value, refusal } = await work(progress)
    tell(refusal)
    return value
  } catch (error) {
    if (error instanceof GatewayError) tell(error)
    throw error
  }
}

function record(
  request: HttpRequest,
  { attempt, response }: CallProgress,
  { fault, durationMs }: { fault: GatewayError | null; durationMs: number }
): GatewayCall {
  const { outTradeNo = null, outRefundNo = null } = request.about ?? {}
  return {
    api: request.api ?? `${request.method} ${template(request.path)}`,
    outTradeNo,
    outRefundNo,
    durationMs: Math.round(durationMs),
    outcome: outcomeOf(fault),
    code: fault?.code ?? null,
    requestId: response?.header("request-id") ?? response?.header("trace_id") ?? null,
    attempt,
    isSigned: request.isSigned ?? false,
    request: redactRequest(request),
    answer: response ? redactAnswer(response) : null,
    explanation: fault?.explanation ?? null,
  }
}

function outcomeOf(fault: GatewayError | null): CallOutcome {
  if (!fault) return "ok"
  return fault.sent ? fault.kind : "unsent"
}

/** Numbers of trades and refunds, ours and the gateway's, are long. */
function template(path: string): string {
  return (path.split("?")[0] ?? "").replace(/\/[^/]*\d{8}[^/]*/g, "/{no}")
}
