import http from "node:http"
import type { AddressInfo } from "node:net"
import { setImmediate as nextTurn } from "node:timers/promises"
import type { MedusaResponse } from "@medusajs/framework/http"
import { answered, Conflict, orConflict } from "../../../src/api/under-lease"

describe("a route under a lease", () => {
  let server: http.Server | undefined
  afterEach(() => server?.close())

  /** A server whose every request goes through the work; what it hands on ends in `next`. */
  const serve = async (
    work: (res: MedusaResponse, route: () => void) => Promise<void>,
    handed: unknown[] = []
  ) => {
    server = http.createServer((_, plain) => {
      const res = plain as unknown as MedusaResponse
      res.status = (code) => Object.assign(res, { statusCode: code })
      res.json = (body) => res.end(JSON.stringify(body))
      const route = () => void res.status(200).json({ done: true })
      const next = (error?: unknown) => {
        handed.push(error)
        res.end("handed on")
      }
      void orConflict({ res, next }, "busy", () => work(res, route))
    })
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it("answers when its work is over and its lease free, not before", async () => {
    const sent: boolean[] = []
    const url = await serve(async (res, route) => {
      await answered(res, route)
      await nextTurn()
      sent.push(res.writableEnded)
    })

    const response = await fetch(url)

    expect(await response.json()).toEqual({ done: true })
    expect(sent).toEqual([false])
  })

  it("says no with a sentence when somebody else keeps the lease", async () => {
    const url = await serve(() => Promise.reject(new Conflict("twice")))

    const response = await fetch(url)

    expect([response.status, await response.json()]).toMatchObject([409, { message: "twice" }])
  })

  it("hands on any other error, and what then answers is sent", async () => {
    const handed: unknown[] = []
    const broken = new Error("broken")
    const url = await serve(() => Promise.reject(broken), handed)

    expect(await (await fetch(url)).text()).toBe("handed on")
    expect(handed).toEqual([broken])
  })
})
