import { Socket } from "node:net"
import "alipay-sdk"
import { healSockets } from "../../../src/gateways/sockets"

describe("sockets in a process that has loaded alipay-sdk", () => {
  it("end two connections with one error again", () => {
    healSockets()
    const error = new Error("both end")
    const sockets = [new Socket(), new Socket()]

    expect(() =>
      sockets.forEach((socket) => socket.on("error", () => undefined).destroy(error))
    ).not.toThrow()
    expect(Object.hasOwn(Socket.prototype, "destroy")).toBe(false)
  })

  it("keep a method that somebody else gave them", () => {
    const own = function destroy(this: Socket): Socket {
      return this
    }
    Socket.prototype.destroy = own
    healSockets()
    const kept = Socket.prototype.destroy
    Reflect.deleteProperty(Socket.prototype, "destroy")

    expect(kept).toBe(own)
  })
})
