import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { PaymentStatus } from "../../../storefront"

/** One answer of the shop's server: a status, a bare HTTP code, a cut connection, or whatever the test writes. */
export type Answer =
  | Partial<PaymentStatus>
  | number
  | "cut"
  | ((request: IncomingMessage, response: ServerResponse) => void)

/** Plays `GET /store/cnpay/sessions/:id` over real HTTP: the answers in turn, then the last one for ever. */
export async function startStatusServer(...answers: Answer[]) {
  const asked: { url: string; key: string | undefined; at: number }[] = []
  let running = 0
  let mostAtOnce = 0
  const server = createServer((request, response) => {
    running += 1
    mostAtOnce = Math.max(mostAtOnce, running)
    response.on("close", () => (running -= 1))
    const key = request.headers["x-publishable-api-key"]
    asked.push({ url: request.url ?? "", key: key?.toString(), at: performance.now() })
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? 404
    if (answer === "cut") request.socket.destroy()
    else if (typeof answer === "function") answer(request, response)
    else if (typeof answer === "number") response.writeHead(answer).end("{}")
    else
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify({ session: status(answer) }))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    mostAtOnce: () => mostAtOnce,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A payment that is being waited for, in haste. */
export function status(part: Partial<PaymentStatus>): PaymentStatus {
  return {
    id: "payses_1",
    status: "waiting",
    order_id: null,
    expires_at: "2030-01-01T00:00:00.000Z",
    retry_after_ms: 500,
    ...part,
  }
}

/** Polls until the condition holds, or fails at the deadline. */
export async function until(condition: () => boolean, deadlineMs = 5_000): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!condition()) {
    if (performance.now() > deadline)
      throw new Error(`Not so within ${deadlineMs} ms: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
