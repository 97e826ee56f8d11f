import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { asItIs, DEFAULT_LIMITS, HttpPath, type HttpLimits } from "../../../src/gateways/http"
import { rawServer, type RawServer } from "../../support/raw-server"
import { rejectionOf } from "../../support/thrown"

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-test-save-"))
const file = path.join(folder, "file")
const get = { operation: "bill file", method: "GET", path: "/x", headers: {} } as const

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function saved(onRequest: Parameters<typeof rawServer>[0], limits: Partial<HttpLimits> = {}) {
  const server: RawServer = await rawServer(onRequest)
  const origin = `http://127.0.0.1:${server.port}`
  const http = new HttpPath("wechat", origin, { ...DEFAULT_LIMITS, ...limits })
  try {
    return await http.save(get, file, asItIs)
  } finally {
    await http.close()
    await server.close()
  }
}

const head = (length: number, status = "200 OK") =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${length}\r\n\r\n`

describe("a file that a gateway hands out", () => {
  it("is written as it arrives, for nobody else to read", async () => {
    const response = await saved((socket) => socket.end(`${head(6)}支付`))
    expect([response.status, response.body.length]).toEqual([200, 0])
    expect(fs.readFileSync(file, "utf8")).toBe("支付")
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  })

  it("is not written when the answer is a refusal, which is brought back", async () => {
    fs.rmSync(file, { force: true })
    const response = await saved((socket) => socket.end(`${head(2, "400 Bad Request")}no`))
    expect([response.status, response.body.toString()]).toEqual([400, "no"])
    expect(fs.existsSync(file)).toBe(false)
  })

  it.each<[string, Parameters<typeof rawServer>[0], Partial<HttpLimits>, string]>([
    [
      "is larger than allowed",
      (socket) => socket.end(head(5_000) + "x".repeat(5_000)),
      { maxResponseBytes: 1_000 },
      "ANSWER_TOO_LARGE",
    ],
    ["ends early", (socket) => socket.end(`${head(100)}x`), {}, "CONNECTION"],
    ["stands still", (socket) => socket.write(`${head(100)}x`), { idleMs: 200 }, "TIMEOUT"],
    ["never comes to its end", (socket) => socket.write(head(9)), { deadlineMs: 200 }, "TIMEOUT"],
  ])("is not believed when it %s", async (_, onRequest, limits, code) => {
    const error = await rejectionOf(saved(onRequest, limits))
    expect(error).toMatchObject({ name: "GatewayError", kind: "unknown", code })
  })
})
