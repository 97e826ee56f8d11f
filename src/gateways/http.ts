import { Pool, errors } from "undici"
import { GatewayError } from "../core/errors"
import type { GatewayName } from "../core/trade"
import { healSockets } from "./sockets"

export interface HttpLimits {
  /** From the first byte sent to the last byte read. */
  deadlineMs: number
  connectTimeoutMs: number
  maxResponseBytes: number
  connections: number
}

export const DEFAULT_LIMITS: HttpLimits = {
  deadlineMs: 8_000,
  connectTimeoutMs: 3_000,
  maxResponseBytes: 1 << 20,
  connections: 16,
}

export interface HttpRequest {
  operation: string
  method: "GET" | "POST"
  /** Path and query, exactly as signed. */
  path: string
  headers: Record<string, string>
  body?: string
}

export interface HttpResponse {
  status: number
  header(name: string): string | undefined
  body: Buffer
}

/**
 * The one way out to a gateway: a pinned origin, one deadline for the whole exchange, a limit on
 * the answer's size, no redirects, and no request sent twice. Every failure is `unknown`, because
 * from here nobody can tell whether the gateway acted.
 */
export class HttpPath {
  private readonly pool: Pool

  constructor(
    private readonly gateway: GatewayName,
    origin: string,
    private readonly limits: HttpLimits = DEFAULT_LIMITS,
    /** Told the gateway's own time with every answer, so that a wrong clock is noticed. */
    private readonly onServerTime: (time: Date) => void = () => undefined
  ) {
    this.pool = new Pool(origin, {
      connections: limits.connections,
      connect: { timeout: limits.connectTimeoutMs },
      headersTimeout: limits.deadlineMs,
      bodyTimeout: limits.deadlineMs,
      maxResponseSize: limits.maxResponseBytes,
    })
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    try {
      const answer = await this.pool.request({
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.body ?? null,
        signal: AbortSignal.timeout(this.limits.deadlineMs),
      })
      const body = Buffer.from(await answer.body.arrayBuffer())
      this.noteTime(single(answer.headers.date))
      return { status: answer.statusCode, header: (name) => single(answer.headers[name]), body }
    } catch (cause) {
      throw new GatewayError({
        gateway: this.gateway,
        operation: request.operation,
        kind: "unknown",
        code: failureCode(cause),
        message: "no readable answer came back; whether the gateway acted is not known",
        cause,
      })
    }
  }

  private noteTime(date: string | undefined): void {
    const time = new Date(date ?? "")
    if (!Number.isNaN(time.getTime())) this.onServerTime(time)
  }

  async close(): Promise<void> {
    // Something else in the process may have loaded urllib since.
    healSockets()
    await this.pool.destroy()
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value
}

function failureCode(cause: unknown): string {
  if (cause instanceof errors.ResponseExceededMaxSizeError) return "ANSWER_TOO_LARGE"
  if (cause instanceof errors.ConnectTimeoutError) return "CONNECT_TIMEOUT"
  if (cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError) {
    return "TIMEOUT"
  }
  if (cause instanceof DOMException && cause.name === "TimeoutError") return "TIMEOUT"
  return "CONNECTION"
}
