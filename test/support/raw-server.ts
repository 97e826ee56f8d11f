import { createServer, type AddressInfo, type Socket } from "node:net"

export interface RawServer {
  port: number
  /** The whole text of each request that arrived. */
  seen(): string[]
  close(): Promise<void>
}

/** A server below HTTP, for answers that no HTTP server would give. Called once for each request. */
export async function rawServer(onRequest: (socket: Socket) => void): Promise<RawServer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let unread = Buffer.alloc(0)
    socket.on("close", () => sockets.delete(socket))
    // A client that gives up resets the connection: that is what is being tested.
    socket.on("error", () => socket.destroy())
    socket.on("data", (chunk) => {
      unread = Buffer.concat([unread, chunk])
      if (!isWhole(unread)) return
      requests.push(unread.toString())
      unread = Buffer.alloc(0)
      onRequest(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    port: (server.address() as AddressInfo).port,
    seen: () => requests,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function isWhole(request: Buffer): boolean {
  const end = request.indexOf("\r\n\r\n")
  const length = /content-length: (\d+)/i.exec(request.toString())?.[1] ?? "0"
  return end !== -1 && request.length >= end + 4 + Number(length)
}
