import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { Pool, type Dispatcher } from "undici"
import type { GatewayName } from "../core/trade"
import { Guard } from "./guard"
import { httpFailure, isOutage, neverLeft } from "./http-failure"
import { healSockets } from "./sockets"
import { followCall, type AnswerReader, type CallProgress, type OnCall } from "./trail"

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

/** Who has a share in an account's calls. */
export interface GatewayReach {
  /** Shared by all that call the same account; without it, a guard of its own. */
  guard?: Guard
  /** Told the gateway's own time with every answer, so that a wrong clock is noticed. */
  onServerTime?: (time: Date) => void
  /** Told of every call. */
  onCall?: OnCall
}

/** How to reach a gateway besides its origin. */
export interface HttpReach extends GatewayReach {
  /** Another origin, used when no connection to the first one can be made. */
  backup?: string | undefined
  tls?: TlsIdentity
  /** Whether an answer says that the gateway is down; by default every 5xx does. */
  isDown?: (response: HttpResponse) => boolean
}

export interface HttpRequest {
  operation: string
  method: "GET" | "POST"
  /** Path and query, exactly as signed. */
  path: string
  headers: Record<string, string>
  body?: string
  /** For the trail: what is called, where the path does not tell … */
  api?: string
  /** … which trade and refund it is about, and whether it bears our signature. */
  about?: { outTradeNo?: string | undefined; outRefundNo?: string | undefined }
  isSigned?: boolean
}

export interface HttpResponse {
  status: number
  header(name: string): string | undefined
  body: Buffer
}

type ReadBody = (answer: Dispatcher.ResponseData) => Promise<Buffer>
type Attempt = { response: HttpResponse } | { failure: unknown }

/**
 * The one way out to a gateway: a pinned origin, one deadline for the whole exchange, a limit on
 * the answer's size, no redirects, and no request sent twice: the backup is for requests that found
 * no connection to leave by. This is the whole retry rule of the wire; what is sent again, and whether
 * it is asked about first, is decided where the ledger knows its number. Every failure is `unknown`,
 * because from here nobody can tell whether the gateway acted.
 */
export class HttpPath {
  private readonly pools: readonly Pool[]
  private readonly guard: Guard

  constructor(
    private readonly gateway: GatewayName,
    origin: string,
    private readonly limits: HttpLimits = DEFAULT_LIMITS,
    private readonly reach: HttpReach = {}
  ) {
    const { backup, tls, guard = new Guard() } = reach
    this.guard = guard
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

  /** Sends, reads what comes back, and leaves a trail of it. @throws GatewayError */
  call<T>(request: HttpRequest, reader: AnswerReader<T>): Promise<T> {
    return this.follow(request, reader, wholeBody)
  }

  /** Puts the body of a 200 into a file as it arrives, and any other body into the response. */
  save<T>(request: HttpRequest, file: string, reader: AnswerReader<T>): Promise<T> {
    return this.follow(request, reader, async (answer) => {
      if (answer.statusCode !== 200) return wholeBody(answer)
      await pipeline(answer.body, createWriteStream(file, { mode: 0o600 }))
      return Buffer.alloc(0)
    })
  }

  private follow<T>(
    request: HttpRequest,
    { read, refusalIn }: AnswerReader<T>,
    readBody: ReadBody
  ): Promise<T> {
    return followCall(request, this.reach.onCall, async (progress) => {
      progress.response = await this.send(request, readBody, progress)
      const value = await read(progress.response)
      return { value, refusal: refusalIn?.(value) ?? null }
    })
  }

  private async send(
    request: HttpRequest,
    read: ReadBody,
    progress: CallProgress
  ): Promise<HttpResponse> {
    const signal = AbortSignal.timeout(this.limits.deadlineMs)
    const attempt = await this.guard
      .run(async () => {
        const value = await this.tryHosts(request, { signal, read }, progress)
        return { value, isOutage: this.saysDown(value) }
      }, signal)
      .catch((failure: unknown): Attempt => ({ failure }))
    if ("response" in attempt) return attempt.response
    throw httpFailure(this.gateway, request.operation, attempt.failure)
  }

  private async tryHosts(
    request: HttpRequest,
    how: { signal: AbortSignal; read: ReadBody },
    progress: CallProgress
  ): Promise<Attempt> {
    let failure: unknown
    for (const pool of this.pools) {
      progress.attempt += 1
      try {
        return { response: await this.exchange(pool, request, how) }
      } catch (cause) {
        failure = cause
        if (!neverLeft(cause)) break
      }
    }
    return { failure }
  }

  private saysDown(attempt: Attempt): boolean {
    if ("failure" in attempt) return isOutage(attempt.failure)
    const { isDown = ({ status }: HttpResponse) => status >= 500 } = this.reach
    return isDown(attempt.response)
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
    if (!Number.isNaN(time.getTime())) this.reach.onServerTime?.(time)
  }

  async close(): Promise<void> {
    // Something else in the process may have loaded urllib since.
    healSockets()
    await Promise.all(this.pools.map((pool) => pool.destroy()))
  }
}

/** For whoever reads an answer apart from its sending. */
export const asItIs: AnswerReader<HttpResponse> = { read: (response) => response }

async function wholeBody({ body }: Dispatcher.ResponseData): Promise<Buffer> {
  return Buffer.from(await body.arrayBuffer())
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value
}
