import { createServer, type IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"

/** One notification as the shop received it. */
export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A shop that keeps what it is told and answers as it was told to. */
export interface Shop {
  url: string
  received: Received[]
  answer: { status: number; body: string; headers?: Record<string, string> }
  stop(): Promise<void>
}

export async function startShop(): Promise<Shop> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8")
      const { method = "", url: path = "", headers } = request
      shop.received.push({ method, path, headers, body })
      response.writeHead(shop.answer.status, shop.answer.headers).end(shop.answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const shop: Shop = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: { status: 200, body: "success" },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return shop
}
