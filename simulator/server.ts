import { once } from "node:events"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { createServer as createSecureServer } from "node:https"
import { BILL_PATH, billReaction } from "./alipay/bills"
import { alipayGateway } from "./alipay/gateway"
import { control } from "./control"
import { empty, html, json, react, readCall, type Call, type Reaction } from "./http"
import { home } from "./phone/home"
import { phone } from "./phone/phone"
import { wechatLogin } from "./wechat/login"
import { isV2, wechatV2Gateway } from "./wechat-v2/router"
import { wechatGateway } from "./wechat/router"
import type { World } from "./world"

/** Both gateways on one port: their paths do not meet. */
async function route(world: World, call: Call): Promise<Reaction> {
  const { path } = call
  if (path === "/gateway.do") return alipayGateway(world, call)
  if (isV2(path)) return wechatV2Gateway(world, call)
  if (path === BILL_PATH) return billReaction(world, call)
  if (path.startsWith("/v3/")) return wechatGateway(world, call)
  if (path.startsWith("/sns/") || path.startsWith("/connect/")) return wechatLogin(world, call)
  if (path.startsWith("/phone/")) return phone(world, call)
  if (path.startsWith("/control/")) return control(world, call)
  return path === "/" ? html(200, home(world)) : empty(404)
}

function handler(world: World) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    readCall(request)
      .then((call) => route(world, call))
      .catch((error: unknown): Reaction => {
        if (world.stopped.aborted || request.destroyed) return "reset"
        console.error(error)
        return json(500, { message: "The simulator itself failed; its own log says why." })
      })
      .then((reaction) => react(response, reaction))
      .catch((error: unknown) => response.destroy(error as Error))
  }
}

/** The HTTP server of a world; it is not listening yet. */
export function gatewayServer(world: World): Server {
  return createServer(handler(world))
}

/** The same over TLS, for what WeChat Pay's API v2 takes from the owner of a certificate alone. */
export function secureServer(world: World, identity: { key: string; cert: string }): Server {
  // Whose certificate it is, the endpoints judge: the others ask for none.
  const options = { ...identity, requestCert: true, rejectUnauthorized: false }
  return createSecureServer(options, handler(world))
}

/** Listens on loopback only: the control API asks nobody who he is. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.")
  return address.port
}
