import { Socket } from "node:net"

/**
 * urllib, which alipay-sdk loads, puts a `destroy` of its own on every socket of the process. It throws
 * as soon as one error ends two connections, so that no other HTTP client could be closed or aborted
 * any more. Nothing here uses urllib; sockets get back the method that they inherit.
 */
export function healSockets(): void {
  const { destroy } = Socket.prototype
  const isUrllibs =
    Object.hasOwn(Socket.prototype, "destroy") && /kErrorSocket/.test(String(destroy))
  if (isUrllibs) Reflect.deleteProperty(Socket.prototype, "destroy")
}
