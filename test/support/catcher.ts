import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { HttpAnswer, RawNotification } from "../../src/gateways/gateway"

/** A shop's notify address that keeps what it is told, as bytes. */
export interface Catcher {
  url: string
  caught: RawNotification[]
  /** How it answers; a test may exchange it. */
  answer(raw: RawNotification): HttpAnswer
  close(): Promise<void>
}

export async function startCatcher(answer: Catcher["answer"]): Promise<Catcher> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
      const raw: RawNotification = {
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: Buffer.concat(chunks),
      }
      catcher.caught.push(raw)
      const { status, contentType, body } = catcher.answer(raw)
      response.writeHead(status, { "content-type": contentType }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const catcher: Catcher = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/cnpay/main`,
    caught: [],
    answer,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return catcher
}
