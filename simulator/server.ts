import { once } from "node:events"
import { createServer, type Server } from "node:http"
import { alipayGateway } from "./alipay/gateway"
import { control } from "./control"
import { empty, html, json, react, readCall, type Call, type Reaction } from "./http"
import { home } from "./phone/home"
import { phone } from "./phone/phone"
import { wechatLogin } from "./wechat/login"
import { wechatGateway } from "./wechat/router"
import type { World } from "./world"

/** Both gateways on one port: their paths do not meet. */
async function route(world: World, call: Call): Promise<Reaction> {
  const { path } = call
  if (path === "/gateway.do") return alipayGateway(world, call)
  if (path.startsWith("/v3/")) return wechatGateway(world, call)
  if (path.startsWith("/sns/") || path.startsWith("/connect/")) return wechatLogin(world, call)
  if (path.startsWith("/phone/")) return phone(world, call)
  if (path.startsWith("/control/")) return control(world, call)
  return path === "/" ? html(200, home(world)) : empty(404)
}

/** The HTTP server of a world; it is not listening yet. */
export function gatewayServer(world: World): Server {
  return createServer((request, response) => {
    readCall(request)
      .then((call) => route(world, call))
      .catch((error: unknown): Reaction => {
        if (world.stopped.aborted || request.destroyed) return "reset"
        console.error(error)
        return json(500, { message: "The simulator itself failed; its own log says why." })
      })
      .then((reaction) => react(response, reaction))
      .catch((error: unknown) => response.destroy(error as Error))
  })
}

/** Listens on loopback only: the control API asks nobody who he is. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.")
  return address.port
}
