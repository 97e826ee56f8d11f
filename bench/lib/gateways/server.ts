import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { alipayAnswer, wechatAnswer, wechatHeaders } from "./answers"

/**
 * Both gateways as far as a new order goes: reads the request to its end, checks nothing, and gives an
 * answer that was signed before (WeChat Pay's once a second, since it is dated), so that next to nothing
 * of what is measured is the server's.
 */
export async function serveAnswers(): Promise<{ url: string }> {
  let at = 0
  let headers = wechatHeaders(at)
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      if (!request.url?.startsWith("/v3/")) {
        response.writeHead(200, { "content-type": "text/html;charset=utf-8" }).end(alipayAnswer)
        return
      }
      const now = Math.floor(Date.now() / 1_000)
      if (now !== at) headers = wechatHeaders((at = now))
      response.writeHead(200, headers).end(wechatAnswer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
