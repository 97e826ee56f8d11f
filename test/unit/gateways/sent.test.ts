import type { Socket } from "node:net"
import { GatewayError } from "../../../src/core/errors"
import { Guard, GUARD_LIMITS } from "../../../src/gateways/guard"
import { asItIs, DEFAULT_LIMITS, HttpPath, type HttpReach } from "../../../src/gateways/http"
import type { GatewayCall } from "../../../src/gateways/trail"
import { isDown } from "../../../src/gateways/wechat-v3/codes"
import { freePort } from "../../support/free-port"
import { rawServer, type RawServer } from "../../support/raw-server"
import { rejectionOf } from "../../support/thrown"

const refund = {
  operation: "refund",
  method: "POST",
  path: "/v3/refund/domestic/refunds",
  headers: {},
  body: '{"out_refund_no":"R1"}',
  about: { outRefundNo: "R1" },
} as const

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const it of opened.splice(0)) await it.close()
})

async function server(react: (socket: Socket) => void): Promise<RawServer> {
  const started = await rawServer(react)
  opened.push(started)
  return started
}

const limits = { ...DEFAULT_LIMITS, deadlineMs: 200 }

function pathTo(port: number, reach: HttpReach = {}): HttpPath {
  const path = new HttpPath("wechat", `http://127.0.0.1:${port}`, limits, reach)
  opened.push(path)
  return path
}

const says =
  (status: string, body = "") =>
  (socket: Socket) =>
    socket.end(`HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)

/** What the ledger may think of a money move by how its request went. */
describe("a request that moves money", () => {
  const silent = () => undefined
  const reset = (socket: Socket) => socket.resetAndDestroy()
  const cases: [how: string, react: (socket: Socket) => void, code: string][] = [
    ["is not answered", silent, "TIMEOUT"],
    ["is reset", reset, "CONNECTION"],
    ["is answered by half", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-"), "CONNECTION"],
  ]

  it.each(cases)("and %s is sent once, and its outcome is unknown", async (_, react, code) => {
    const { port, seen } = await server(react)
    const error = (await rejectionOf(pathTo(port).call(refund, asItIs))) as GatewayError
    expect(error).toMatchObject({ kind: "unknown", code, sent: true })
    expect(error.message).toMatch(/whether the gateway acted is not known/)
    expect(seen()).toHaveLength(1)
  })

  it.each(["500 Oops", "502 Bad Gateway", "503 Busy"])(
    "and is answered %s is sent once, and left to its reader",
    async (status) => {
      const { port, seen } = await server(says(status))
      await pathTo(port).call(refund, asItIs)
      expect(seen()).toHaveLength(1)
    }
  )

  it("and finds no connection was not sent, which is said", async () => {
    const error = (await rejectionOf(pathTo(await freePort()).call(refund, asItIs))) as GatewayError
    expect(error).toMatchObject({ kind: "unknown", code: "CONNECTION", sent: false })
    expect(error.message).toMatch(/nothing was sent: no connection/)
  })

  it("and finds no connection at first was sent when the backup then does not answer", async () => {
    const { port } = await server(silent)
    const backup = `http://127.0.0.1:${port}`
    const error = await rejectionOf(pathTo(await freePort(), { backup }).call(refund, asItIs))
    expect(error).toMatchObject({ kind: "unknown", sent: true })
  })
})

describe("a gateway that is down", () => {
  const guard = () => new Guard({ ...GUARD_LIMITS, failures: 3, restMs: 60_000 })

  const outages: [how: string, react: (socket: Socket) => void][] = [
    ["answers 503", says("503 Busy")],
    ["answers a page with 502", says("502 Bad Gateway", "<html>nginx</html>")],
    ["resets connections", (socket) => socket.resetAndDestroy()],
    ["does not answer", () => undefined],
    ["has a word for it", says("500 Oops", '{"code":"SYSTEM_ERROR"}')],
  ]
  it.each(outages)("and %s is left alone: what comes then is not sent", async (_, react) => {
    const { port, seen } = await server(react)
    const path = pathTo(port, { guard: guard(), isDown })
    for (let i = 0; i < 3; i += 1) await path.call(refund, asItIs).catch(() => undefined)
    const error = await rejectionOf(path.call(refund, asItIs))
    expect(error).toMatchObject({ kind: "unknown", code: "CIRCUIT_OPEN", sent: false })
    expect(String(error)).toMatch(/nothing was sent: the gateway has not been answering/)
    expect(seen()).toHaveLength(3)
  })

  const refusals: [status: string, body: string][] = [
    ["400 Bad Request", '{"code":"PARAM_ERROR"}'],
    ["401 Unauthorized", '{"code":"SIGN_ERROR"}'],
    ["403 Forbidden", '{"code":"NOT_ENOUGH"}'],
    ["404 Not Found", '{"code":"ORDER_NOT_EXIST"}'],
    ["429 Too Many Requests", '{"code":"FREQUENCY_LIMITED"}'],
    ["500 Oops", '{"code":"OPENID_MISMATCH"}'],
    ["500 Oops", '{"code":"BANKERROR"}'],
  ]
  it.each(refusals)("is not one that refuses by %s %s, however often", async (status, body) => {
    const { port, seen } = await server(says(status, body))
    const path = pathTo(port, { guard: guard(), isDown })
    for (let i = 0; i < 6; i += 1) await path.call(refund, asItIs)
    expect(seen()).toHaveLength(6)
  })

  it("is noticed by all that share a guard", async () => {
    const { port, seen } = await server(says("503 Busy"))
    const shared = guard()
    const [one, other] = [pathTo(port, { guard: shared }), pathTo(port, { guard: shared })]
    for (let i = 0; i < 3; i += 1) await one.call(refund, asItIs)
    expect(await rejectionOf(other.call(refund, asItIs))).toMatchObject({ sent: false })
    expect(seen()).toHaveLength(3)
  })
})

describe("the trail of a call", () => {
  it("tells of what was sent, of what was not, and of which host in turn", async () => {
    const { port } = await server(says("503 Busy"))
    const calls: GatewayCall[] = []
    const onCall = (call: GatewayCall) => calls.push(call)
    const guard = new Guard({ ...GUARD_LIMITS, failures: 2, restMs: 60_000 })
    const read = () => {
      throw new GatewayError({
        ...{ gateway: "wechat", operation: "refund", kind: "unknown", code: "HTTP_503" },
        message: "busy",
      })
    }
    const backup = `http://127.0.0.1:${port}`
    const path = pathTo(await freePort(), { onCall, guard, backup })
    for (let i = 0; i < 3; i += 1) await rejectionOf(path.call(refund, { read }))
    expect(calls.map(({ outcome, code, attempt }) => [outcome, code, attempt])).toEqual([
      ["unknown", "HTTP_503", 2],
      ["unknown", "HTTP_503", 2],
      ["unsent", "CIRCUIT_OPEN", 0],
    ])
    expect(calls[0]).toMatchObject({
      api: "POST /v3/refund/domestic/refunds",
      outTradeNo: null,
      outRefundNo: "R1",
      isSigned: false,
      requestId: null,
      answer: "503\n\n",
      request: 'POST /v3/refund/domestic/refunds\n\n{"out_refund_no":"R1"}',
    })
    expect(calls[2]?.answer).toBeNull()
  })

  it("names the api without its numbers, and keeps the id that support asks for", async () => {
    const { port } = await server((socket) =>
      socket.end("HTTP/1.1 204 No Content\r\nRequest-ID: 08E6-0\r\n\r\n")
    )
    const calls: GatewayCall[] = []
    const path = "/v3/pay/transactions/out-trade-no/20261124100000ab12cd34ef56ab78/close?x=1"
    const request = { ...refund, path }
    await pathTo(port, { onCall: (call) => calls.push(call) }).call(request, asItIs)
    expect(calls).toMatchObject([
      {
        api: "POST /v3/pay/transactions/out-trade-no/{no}/close",
        outcome: "ok",
        requestId: "08E6-0",
        attempt: 1,
      },
    ])
    expect(calls[0]?.durationMs).toBeGreaterThanOrEqual(0)
  })
})
