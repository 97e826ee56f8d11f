import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http"
import { TLSSocket } from "node:tls"

/** One request, read whole. `target` is the request line's own text: WeChat Pay's signature covers it. */
export interface Call {
  method: string
  target: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  /** What the caller showed in the TLS handshake, in DER. */
  clientCertificate?: Buffer
}

/** One HTTP answer. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** A file, instead of a body that is text. */
  bytes?: Buffer
}

/** What the caller gets: an answer, no answer ever, or a broken connection. */
export type Reaction = Answer | "silence" | "reset"

export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const target = request.url ?? "/"
  const url = new URL(target, "http://simulator")
  return {
    method: request.method ?? "GET",
    target,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
    ...(request.socket instanceof TLSSocket && certificateOf(request.socket)),
  }
}

function certificateOf(socket: TLSSocket): Pick<Call, "clientCertificate"> {
  // Node gives an empty object where none was shown.
  const shown: { raw?: Buffer } = socket.getPeerCertificate()
  return shown.raw ? { clientCertificate: shown.raw } : {}
}

export function react(response: ServerResponse, reaction: Reaction): void {
  if (reaction === "silence") return
  if (reaction === "reset") {
    response.socket?.destroy()
    return
  }
  response.writeHead(reaction.status, reaction.headers)
  response.end(reaction.bytes ?? reaction.body)
}

export function json(status: number, value: unknown): Answer {
  const headers = { "content-type": "application/json; charset=utf-8" }
  return { status, headers, body: JSON.stringify(value) }
}

export function html(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body }
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { location }, body: "" }
}

/** One segment of a path; text that is not percent-encoded properly stays as it is. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** An answer with nothing in it, as a gateway gives for a path it does not know. */
export function empty(status: number): Answer {
  return { status, headers: {}, body: "" }
}
