import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"

/** What is sent to the shop. */
export interface Letter {
  headers: Record<string, string>
  body: string
}

/** What the shop answered. */
export interface Reply {
  status: number
  body: string
}

/** Posts once, on a connection of its own. Redirects are not followed: neither gateway does. */
export function post(url: string, letter: Letter, signal: AbortSignal): Promise<Reply> {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest
  const headers = { ...letter.headers, "content-length": String(Buffer.byteLength(letter.body)) }
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", headers, agent: false, signal }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
      incoming.on("error", reject)
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
        })
      )
    })
    outgoing.on("error", reject)
    outgoing.end(letter.body)
  })
}
