import http from "node:http"
import type { AddressInfo } from "node:net"
import type { ShopProcess } from "./process"

export interface Proxy {
  url: string
  close(): void
}

/** One address for several processes, each request to the next one that serves. */
export async function startProxy(processes: readonly ShopProcess[]): Promise<Proxy> {
  let turn = 0
  const server = http.createServer((request, response) => {
    const serving = processes.filter((each) => each.serving)
    const target = serving[turn++ % Math.max(1, serving.length)]
    if (target) forward(request, response, target.port)
    else response.writeHead(503).end("{}")
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A process that dies in the middle is a connection that breaks, as without a proxy. */
function forward(request: http.IncomingMessage, response: http.ServerResponse, port: number): void {
  const { method, url, headers } = request
  const onward = http.request({ host: "127.0.0.1", port, method, path: url, headers, agent: false })
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.on("error", () => response.destroy())
    answer.pipe(response)
  })
  onward.on("error", () => response.destroy())
  response.on("close", () => onward.destroy())
  request.pipe(onward)
}
