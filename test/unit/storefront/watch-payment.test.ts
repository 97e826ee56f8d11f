import { PaymentStatusRefused, watchPayment, type PaymentStatus } from "../../../storefront"
import { FakePage, installPage } from "./fake-page"
import { startStatusServer, status, until, type Answer } from "./status-server"

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function watch(...answers: Answer[]) {
  const server = await startStatusServer(...answers)
  const stop = new AbortController()
  undo.push(server.stop, () => stop.abort())
  const seen: PaymentStatus[] = []
  const reachable: boolean[] = []
  const start = () => {
    const watching = watchPayment({
      baseUrl: `${server.url}/`,
      publishableKey: "pk_test",
      sessionId: "payses_1",
      signal: stop.signal,
      onChange: (news) => seen.push(news),
      onReachable: (news) => reachable.push(news),
    })
    watching.catch(() => undefined) // Observed by the tests that care; the others abort it at the end.
    return watching
  }
  return { server, stop, seen, reachable, start }
}

const paid = { status: "paid", order_id: "order_1", retry_after_ms: null } as const

describe("watchPayment", () => {
  it("asks for the session with the publishable key and resolves when the order is there", async () => {
    const { server, seen, start } = await watch(paid)
    await expect(start()).resolves.toEqual(status(paid))
    expect(server.asked).toMatchObject([{ url: "/store/cnpay/sessions/payses_1", key: "pk_test" }])
    expect(seen).toEqual([status(paid)])
  })

  it("tells a change once, however often the server repeats itself", async () => {
    const { server, seen, start } = await watch({}, {}, {}, paid)
    await start()
    expect(server.asked).toHaveLength(4)
    expect(seen.map((news) => news.status)).toEqual(["waiting", "paid"])
  })

  it("keeps asking after the money arrived until the order exists", async () => {
    const { seen, start } = await watch({ status: "paid" }, paid)
    await start()
    expect(seen.map((news) => news.order_id)).toEqual([null, "order_1"])
  })

  it.each(["closed", "expired", "failed"] as const)(
    "ends when the session is %s for good",
    async (state) => {
      const { server, start } = await watch({ status: state, retry_after_ms: null })
      await expect(start()).resolves.toMatchObject({ status: state, order_id: null })
      expect(server.asked).toHaveLength(1)
    }
  )

  it.each(["expired", "failed"] as const)(
    "goes on while the server expects that %s may still turn into paid",
    async (state) => {
      const { seen, start } = await watch({ status: state, retry_after_ms: 500 }, paid)
      await expect(start()).resolves.toEqual(status(paid))
      expect(seen.map((news) => news.status)).toEqual([state, "paid"])
    }
  )

  it("keeps the pace that the server asks for", async () => {
    const { server, start } = await watch({ retry_after_ms: 700 }, paid)
    await start()
    expect(server.asked[1]!.at - server.asked[0]!.at).toBeGreaterThanOrEqual(690)
  })

  it("does not hammer a server that asks to be asked at once", async () => {
    const { server, start } = await watch({ retry_after_ms: 0 }, paid)
    await start()
    expect(server.asked[1]!.at - server.asked[0]!.at).toBeGreaterThanOrEqual(490)
  })

  it("never has two requests under way", async () => {
    const slow: Answer = (_, response) =>
      void setTimeout(() => response.end(JSON.stringify({ session: status({}) })), 900)
    const { server, start } = await watch(slow, slow, paid)
    const page = new FakePage()
    undo.push(installPage(page))
    const watching = start()
    await until(() => server.asked.length === 1)
    page.turn("hidden")
    page.turn("visible")
    await watching
    expect(server.asked).toHaveLength(3)
    expect(server.mostAtOnce()).toBe(1)
  })

  it.each<[string, Answer]>([
    ["cuts the connection", "cut"],
    ["answers 500", 500],
    ["answers 429", 429],
    ["answers a page that is not JSON", (_, response) => response.end("<h1>Welcome</h1>")],
    ["answers JSON that is no status", (_, response) => response.end('{"ok":true}')],
    ["answers null", (_, response) => response.end("null")],
  ])("survives a server that %s", async (_, trouble) => {
    const { server, seen, start } = await watch({}, trouble, paid)
    await start()
    expect(server.asked).toHaveLength(3)
    expect(seen.map((news) => news.status)).toEqual(["waiting", "paid"])
  })

  it("waits longer after each failure, and tells of the trouble once and of its end once", async () => {
    const { server, reachable, start } = await watch(500, 500, 500, paid)
    await start()
    expect(reachable).toEqual([false, true])
    const [first, second, third, fourth] = server.asked.map(({ at }) => at) as number[]
    expect(second! - first!).toBeGreaterThanOrEqual(490)
    expect(third! - second!).toBeGreaterThanOrEqual(990)
    expect(fourth! - third!).toBeGreaterThanOrEqual(1990)
  }, 15_000)

  it.each([400, 401, 404])("gives up when the server refuses with %i", async (code) => {
    const { server, start } = await watch(code)
    const refusal: unknown = await start().catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(PaymentStatusRefused)
    expect(refusal).toMatchObject({ httpStatus: code })
    expect(server.asked).toHaveLength(1)
  })

  it("stays silent while the page is hidden and asks at once when it is visible again", async () => {
    const { server, seen, start } = await watch(
      { retry_after_ms: 500 },
      { retry_after_ms: 20_000 },
      paid
    )
    const page = new FakePage()
    undo.push(installPage(page))
    const watching = start()
    await until(() => seen.length === 1)
    page.turn("hidden")
    const silent = performance.now() + 1_200
    await until(() => performance.now() > silent)
    expect(server.asked).toHaveLength(1)
    page.turn("visible")
    await until(() => server.asked.length === 2)
    // The server asked for 20 seconds; coming back from the wallet does not wait for them.
    page.turn("hidden")
    page.turn("visible")
    await expect(watching).resolves.toEqual(status(paid))
  })

  it("asks at once when the network returns", async () => {
    const { server, start } = await watch({ retry_after_ms: 20_000 }, paid)
    const browser = new EventTarget()
    Object.defineProperty(globalThis, "window", { value: browser, configurable: true })
    undo.push(() => Reflect.deleteProperty(globalThis, "window"))
    const watching = start()
    await until(() => server.asked.length === 1)
    const ring = setInterval(() => browser.dispatchEvent(new Event("online")), 50)
    undo.push(() => clearInterval(ring))
    await expect(watching).resolves.toEqual(status(paid))
  })

  it("asks nothing before a page that was opened in the background is seen", async () => {
    const { server, start } = await watch(paid)
    const page = new FakePage()
    page.turn("hidden")
    undo.push(installPage(page))
    const watching = start()
    const silent = performance.now() + 300
    await until(() => performance.now() > silent)
    expect(server.asked).toHaveLength(0)
    page.turn("visible")
    await watching
  })

  it.each<[string, Answer]>([
    ["between two requests", { retry_after_ms: 20_000 }],
    ["in the middle of a request", () => undefined],
    ["while it backs off", 503],
  ])("stops at once when aborted %s", async (_, answer) => {
    const { server, stop, seen, start } = await watch(answer)
    const watching = start()
    await until(() => server.asked.length === 1)
    stop.abort(new Error("left the page"))
    await expect(watching).rejects.toThrow("left the page")
    expect(seen.length).toBeLessThanOrEqual(1)
  })

  it("asks nothing when it is aborted from the start", async () => {
    const { server, stop, start } = await watch(paid)
    stop.abort(new Error("never mind"))
    await expect(start()).rejects.toThrow("never mind")
    expect(server.asked).toHaveLength(0)
  })
})
