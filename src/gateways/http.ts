import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { Pool, errors, type Dispatcher } from "undici"
import { GatewayError } from "../core/errors"
import type { GatewayName } from "../core/trade"
import { isRecord } from "./record"
import { healSockets } from "./sockets"

export interface HttpLimits {
  /** From the first byte sent to the last byte read. */
  deadlineMs: number
  connectTimeoutMs: number
  /** How long nothing may arrive; without it, as long as the whole exchange may take. */
  idleMs?: number
  maxResponseBytes: number
  connections: number
}

export const DEFAULT_LIMITS: HttpLimits = {
  deadlineMs: 8_000,
  connectTimeoutMs: 3_000,
  maxResponseBytes: 1 << 20,
  connections: 16,
}

/** Who we are in a TLS handshake, and whom we believe instead of the public authorities. */
export interface TlsIdentity {
  /** PEM. */
  cert?: string
  /** PEM. */
  key?: string
  /** PKCS#12. */
  pfx?: Buffer
  passphrase?: string
  /** PEM. */
  ca?: string
}

/** How to reach a gateway besides its origin. */
export interface HttpReach {
  /** Another origin, used when no connection to the first one can be made. */
  backup?: string
  tls?: TlsIdentity
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

type ReadBody = (answer: Dispatcher.ResponseData) => Promise<Buffer>

/**
 * The one way out to a gateway: a pinned origin, one deadline for the whole exchange, a limit on
 * the answer's size, no redirects, and no request sent twice: the backup is for requests that found
 * no connection to leave by. Every failure is `unknown`, because from here nobody can tell whether the
 * gateway acted.
 */
export class HttpPath {
  private readonly pools: readonly Pool[]

  constructor(
    private readonly gateway: GatewayName,
    origin: string,
    private readonly limits: HttpLimits = DEFAULT_LIMITS,
    /** Told the gateway's own time with every answer, so that a wrong clock is noticed. */
    private readonly onServerTime: (time: Date) => void = () => undefined,
    { backup, tls }: HttpReach = {}
  ) {
    const origins = backup ? [origin, backup] : [origin]
    this.pools = origins.map(
      (it) =>
        new Pool(it, {
          connections: limits.connections,
          connect: { timeout: limits.connectTimeoutMs, ...tls },
          headersTimeout: limits.idleMs ?? limits.deadlineMs,
          bodyTimeout: limits.idleMs ?? limits.deadlineMs,
          maxResponseSize: limits.maxResponseBytes,
        })
    )
  }

  send(request: HttpRequest): Promise<HttpResponse> {
    return this.attempt(request, async ({ body }) => Buffer.from(await body.arrayBuffer()))
  }

  /** Puts the body of a 200 into a file as it arrives, and any other body into the response. */
  save(request: HttpRequest, file: string): Promise<HttpResponse> {
    return this.attempt(request, async ({ statusCode, body }) => {
      if (statusCode !== 200) return Buffer.from(await body.arrayBuffer())
      await pipeline(body, createWriteStream(file, { mode: 0o600 }))
      return Buffer.alloc(0)
    })
  }

  private async attempt(request: HttpRequest, read: ReadBody): Promise<HttpResponse> {
    const signal = AbortSignal.timeout(this.limits.deadlineMs)
    let failure: unknown
    for (const pool of this.pools) {
      try {
        return await this.exchange(pool, request, { signal, read })
      } catch (cause) {
        failure = cause
        if (!neverLeft(cause)) break
      }
    }
    throw new GatewayError({
      gateway: this.gateway,
      operation: request.operation,
      kind: "unknown",
      code: failureCode(failure),
      message: "no readable answer came back; whether the gateway acted is not known",
      cause: failure,
    })
  }

  private async exchange(
    pool: Pool,
    { method, path, headers, body }: HttpRequest,
    { signal, read }: { signal: AbortSignal; read: ReadBody }
  ): Promise<HttpResponse> {
    const answer = await pool.request({ method, path, headers, body: body ?? null, signal })
    const bytes = await read(answer)
    this.noteTime(single(answer.headers.date))
    const header = (name: string) => single(answer.headers[name])
    return { status: answer.statusCode, header, body: bytes }
  }

  private noteTime(date: string | undefined): void {
    const time = new Date(date ?? "")
    if (!Number.isNaN(time.getTime())) this.onServerTime(time)
  }

  async close(): Promise<void> {
    // Something else in the process may have loaded urllib since.
    healSockets()
    await Promise.all(this.pools.map((pool) => pool.destroy()))
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

const NO_CONNECTION = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]

/** Not a byte was sent. A connection that breaks later may have carried the whole request. */
function neverLeft(cause: unknown): boolean {
  if (cause instanceof errors.ConnectTimeoutError) return true
  return isRecord(cause) && NO_CONNECTION.includes(String(cause.code))
}
