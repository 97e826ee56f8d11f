import { Socket } from "node:net"

const genuine = Socket.prototype.destroy

it("Alipay's library leaves the sockets of the process alone", () => {
  jest.isolateModules(() => {
    const { AlipaySdk } = jest.requireActual<{ AlipaySdk: unknown }>(
      "../../../../src/gateways/alipay/sdk"
    )
    expect(AlipaySdk).toBeInstanceOf(Function)
  })
  expect(Socket.prototype.destroy).toBe(genuine)
})

it("one error can end two connections", () => {
  const error = new Error("the end")
  for (const socket of [new Socket(), new Socket()]) {
    socket.on("error", (seen) => expect(seen).toBe(error))
    expect(socket.destroy(error).destroyed).toBe(true)
  }
})
