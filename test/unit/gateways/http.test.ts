import { GatewayError } from "../../../src/core/errors"
import { asItIs, DEFAULT_LIMITS, HttpPath, type HttpLimits } from "../../../src/gateways/http"
import { freePort } from "../../support/free-port"
import { rawServer, type RawServer } from "../../support/raw-server"
import { rejectionOf } from "../../support/thrown"

const opened: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const it of opened.splice(0)) await it.close()
})

async function server(onRequest: Parameters<typeof rawServer>[0]): Promise<RawServer> {
  const started = await rawServer(onRequest)
  opened.push(started)
  return started
}

function pathTo(port: number, limits: Partial<HttpLimits> = {}): HttpPath {
  const path = new HttpPath("alipay", `http://127.0.0.1:${port}`, { ...DEFAULT_LIMITS, ...limits })
  opened.push(path)
  return path
}

const get = { operation: "query", method: "GET", path: "/x?a=1", headers: {} } as const
const post = { ...get, operation: "refund", method: "POST", body: "a=1" } as const

async function faultOf(promise: Promise<unknown>): Promise<GatewayError> {
  const error = await rejectionOf(promise)
  expect(error).toBeInstanceOf(GatewayError)
  expect(error).toMatchObject({ gateway: "alipay", kind: "unknown" })
  return error as GatewayError
}

describe("the way to a gateway", () => {
  it("carries method, path, headers and body exactly as given", async () => {
    const { port, seen } = await server((socket) => socket.end(answer("ok")))
    const headers = { "content-type": "text/x", authorization: "A b" }
    await pathTo(port).call({ ...post, path: "/p?b=%7C&a=1", headers, body: "支付=1" }, asItIs)
    expect(seen()[0]).toMatch(/^POST \/p\?b=%7C&a=1 HTTP\/1\.1\r\n/)
    expect(seen()[0]).toMatch(/^authorization: A b\r$/im)
    expect(seen()[0]?.endsWith("\r\n\r\n支付=1")).toBe(true)
  })

  it("brings back status, headers and the bytes of the body", async () => {
    const { port } = await server((socket) =>
      socket.end(answer("支付", "503 Busy", "Request-ID: 08\r\nX-Two: 1\r\nX-Two: 2\r\n"))
    )
    const response = await pathTo(port).call(get, asItIs)
    expect(response.status).toBe(503)
    expect([response.header("request-id"), response.header("x-two")]).toEqual(["08", "1, 2"])
    expect(response.header("absent")).toBeUndefined()
    expect(response.body).toEqual(Buffer.from("支付"))
  })

  it("does not follow a redirect", async () => {
    const { port, seen } = await server((socket) =>
      socket.end(answer("", "302 Found", "Location: /elsewhere\r\n"))
    )
    expect((await pathTo(port).call(get, asItIs)).status).toBe(302)
    expect(seen()).toHaveLength(1)
  })

  it("ends at its deadline although the answer keeps dripping", async () => {
    const { port } = await server((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
      const drip = setInterval(() => socket.write("x"), 20)
      socket.on("close", () => clearInterval(drip))
    })
    const started = Date.now()
    const { code } = await faultOf(pathTo(port, { deadlineMs: 300 }).call(get, asItIs))
    expect(code).toBe("TIMEOUT")
    expect(Date.now() - started).toBeLessThan(2_000)
  })

  it("ends at its deadline although the headers keep dripping", async () => {
    const { port } = await server((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nX: ")
      const drip = setInterval(() => socket.write("x"), 20)
      socket.on("close", () => clearInterval(drip))
    })
    expect((await faultOf(pathTo(port, { deadlineMs: 300 }).call(get, asItIs))).code).toBe(
      "TIMEOUT"
    )
  })

  it("ends at its deadline when nothing is answered", async () => {
    const { port } = await server(() => {})
    expect((await faultOf(pathTo(port, { deadlineMs: 300 }).call(post, asItIs))).code).toBe(
      "TIMEOUT"
    )
  })

  it("ends at its deadline while it waits for a free connection", async () => {
    const { port, seen } = await server(() => {})
    const path = pathTo(port, { deadlineMs: 300, connections: 1 })
    const both = await Promise.all([
      faultOf(path.call(post, asItIs)),
      faultOf(path.call(post, asItIs)),
    ])
    expect(both.map(({ code }) => code)).toEqual(["TIMEOUT", "TIMEOUT"])
    expect(seen()).toHaveLength(1)
  })

  it("says so when nobody listens", async () => {
    expect((await faultOf(pathTo(await freePort()).call(get, asItIs))).code).toBe("CONNECTION")
  })

  it.each([
    ["a length is announced", (body: string) => answer(body)],
    ["no length is announced", (body: string) => `HTTP/1.1 200 OK\r\n\r\n${body}`],
  ])("refuses too large an answer when %s", async (_, whole) => {
    const { port } = await server((socket) => socket.end(whole("x".repeat(5_000))))
    const { code } = await faultOf(pathTo(port, { maxResponseBytes: 4_000 }).call(get, asItIs))
    expect(code).toBe("ANSWER_TOO_LARGE")
  })

  it("reads an answer that is just as large as it may be", async () => {
    const { port } = await server((socket) => socket.end(answer("x".repeat(4_000))))
    const response = await pathTo(port, { maxResponseBytes: 4_000 }).call(get, asItIs)
    expect(response.body).toHaveLength(4_000)
  })

  it("does not believe an answer that was cut off", async () => {
    const { port } = await server((socket) => {
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    })
    expect((await faultOf(pathTo(port).call(get, asItIs))).code).toBe("CONNECTION")
  })

  it("does not believe an answer that is no HTTP", async () => {
    const { port } = await server((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"))
    await faultOf(pathTo(port).call(get, asItIs))
  })

  it.each([
    ["GET", get],
    ["POST", post],
  ])("sends a %s once, even if the connection is reset", async (_, request) => {
    const { port, seen } = await server((socket) => socket.resetAndDestroy())
    expect((await faultOf(pathTo(port).call(request, asItIs))).code).toBe("CONNECTION")
    expect(seen()).toHaveLength(1)
  })

  it("sends a request once, even if a connection that served before is closed on it", async () => {
    let served = 0
    const { port, seen } = await server((socket) => {
      served += 1
      if (served === 1) socket.write(answer("ok"))
      else socket.destroy()
    })
    const path = pathTo(port)
    await path.call(post, asItIs)
    await faultOf(path.call(post, asItIs))
    expect(seen()).toHaveLength(2)
  })
})

function answer(body: string, status = "200 OK", headers = ""): string {
  return `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

describe("the backup of a gateway", () => {
  function between(first: number, second: number): HttpPath {
    const [origin, backup] = [first, second].map((port) => `http://127.0.0.1:${port}`)
    const path = new HttpPath("alipay", origin ?? "", DEFAULT_LIMITS, { backup })
    opened.push(path)
    return path
  }

  it("is asked when no connection can be made, with the very same request", async () => {
    const { port, seen } = await server((socket) => socket.end(answer("backup")))
    const headers = { authorization: "A b" }
    const response = await between(await freePort(), port).call({ ...post, headers }, asItIs)
    expect(response.body.toString()).toBe("backup")
    expect(seen()).toHaveLength(1)
    expect(seen()[0]).toMatch(/^authorization: A b\r$/im)
  })

  it("is not asked while the gateway answers, whatever it says", async () => {
    const first = await server((socket) => socket.end(answer("", "503 Busy")))
    const second = await server((socket) => socket.end(answer("backup")))
    expect((await between(first.port, second.port).call(post, asItIs)).status).toBe(503)
    expect(second.seen()).toEqual([])
  })

  it.each<[string, (socket: { destroy(): void; end(text: string): void }) => void]>([
    ["breaks after the request was sent", (socket) => socket.destroy()],
    ["ends in the middle of an answer", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-")],
  ])("is not asked when the connection %s: the gateway may have acted", async (_, fail) => {
    const first = await server(fail)
    const second = await server((socket) => socket.end(answer("backup")))
    await faultOf(between(first.port, second.port).call(post, asItIs))
    expect(second.seen()).toEqual([])
  })

  it("is not asked after a time-out of the answer", async () => {
    const first = await server(() => undefined)
    const second = await server((socket) => socket.end(answer("backup")))
    const limits = { ...DEFAULT_LIMITS, deadlineMs: 100 }
    const backup = `http://127.0.0.1:${second.port}`
    const path = new HttpPath("alipay", `http://127.0.0.1:${first.port}`, limits, { backup })
    opened.push(path)
    expect(await faultOf(path.call(post, asItIs))).toMatchObject({ code: "TIMEOUT" })
    expect(second.seen()).toEqual([])
  })

  it("that cannot be reached either leaves the outcome unknown", async () => {
    const fault = await faultOf(between(await freePort(), await freePort()).call(post, asItIs))
    expect(fault.code).toBe("CONNECTION")
  })
})
