import { createPublicKey, verify } from "node:crypto"
import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import type { Gateway, NotificationFault } from "../../../simulator"
import { until } from "../../support/until"
import { alipayOrder, callAlipay } from "./support/alipay-caller"
import { startShop, type Received, type Shop } from "./support/shop"
import { callWechat, NATIVE, nativeOrder } from "./support/wechat-caller"

/** The first one and its retries. */
const ATTEMPTS = { alipay: 8, wechat: 16 }

let simulator: Simulator
let control: SimulatorControl
let shop: Shop

beforeAll(async () => {
  simulator = await startSimulator({ retryFactor: 0.000_001 })
  control = new SimulatorControl(simulator.url)
})

beforeEach(async () => {
  shop = await startShop()
})

afterEach(async () => {
  await control.reset()
  await shop.stop()
})

afterAll(() => simulator.stop())

async function create(gateway: Gateway): Promise<string> {
  const url = `${shop.url}/notify`
  if (gateway === "alipay") {
    const order = alipayOrder()
    await callAlipay(simulator, "alipay.trade.precreate", order, { notify_url: url })
    return order.out_trade_no
  }
  const order = nativeOrder(simulator, { notify_url: url })
  await callWechat(simulator, "POST", NATIVE, order)
  return order.out_trade_no
}

async function createAndPay(gateway: Gateway): Promise<string> {
  const no = await create(gateway)
  await control.pay(gateway, no)
  return no
}

async function finished(attempts: number) {
  const done = async () => {
    const { notifications } = await control.books()
    const [notification] = notifications
    return notification?.attempts.length === attempts ? notification : undefined
  }
  return until(done, { what: `${attempts} attempts at a notification` })
}

/** Whether a shop that follows the rules would believe it. */
function genuine(gateway: Gateway, received: Received): boolean {
  return gateway === "alipay" ? genuineForm(received) : genuineJson(received)
}

function genuineForm({ body }: Received): boolean {
  const { sign = "", sign_type, ...rest } = Object.fromEntries(new URLSearchParams(body))
  const keys = Object.keys(rest).sort()
  const text = keys.map((key) => `${key}=${rest[key]}`).join("&")
  const key = createPublicKey(simulator.env.ALIPAY_PUBLIC_KEY)
  return (
    sign_type === "RSA2" && verify("sha256", Buffer.from(text), key, Buffer.from(sign, "base64"))
  )
}

function genuineJson({ headers, body }: Received): boolean {
  const header = (name: string) => String(headers[`wechatpay-${name}`])
  const text = `${header("timestamp")}\n${header("nonce")}\n${body}\n`
  const key = createPublicKey(simulator.env.WECHAT_PUBLIC_KEY)
  const signature = Buffer.from(header("signature"), "base64")
  return (
    header("serial") === simulator.env.WECHAT_PUBLIC_KEY_ID &&
    verify("sha256", Buffer.from(text), key, signature)
  )
}

const id = (gateway: Gateway, { body }: Received) =>
  gateway === "alipay"
    ? new URLSearchParams(body).get("notify_id")
    : (JSON.parse(body) as { id: string }).id

describe.each<Gateway>(["alipay", "wechat"])("%s notifies", (gateway) => {
  const attempts = ATTEMPTS[gateway]

  it("until its schedule ends, always with the same id, genuinely signed each time", async () => {
    shop.answer = { status: 500, body: "fail" }
    await createAndPay(gateway)
    expect(await finished(attempts)).toMatchObject({ acknowledged: false })
    expect(shop.received).toHaveLength(attempts)
    expect(new Set(shop.received.map((it) => id(gateway, it))).size).toBe(1)
    expect(shop.received.every((it) => genuine(gateway, it))).toBe(true)
  })

  it("by POST, in its own content type", async () => {
    await createAndPay(gateway)
    await finished(1)
    const [received] = shop.received
    const types = {
      alipay: "application/x-www-form-urlencoded; charset=utf-8",
      wechat: "application/json",
    }
    expect(received?.method).toBe("POST")
    expect(received?.headers["content-type"]).toBe(types[gateway])
  })

  it("no more once it is acknowledged", async () => {
    shop.answer = { status: 503, body: "" }
    await createAndPay(gateway)
    await until(() => shop.received.length > 0, { what: "the first attempt" })
    shop.answer = { status: 200, body: "success" }
    const acknowledged = async () => (await control.books()).notifications[0]?.acknowledged
    await until(acknowledged, { what: "the acknowledgement" })
    const { notifications } = await control.books()
    expect(notifications[0]?.attempts.at(-1)).toMatchObject({ status: 200, body: "success" })
  })

  it("without following a redirect", async () => {
    shop.answer = { status: 302, body: "", headers: { location: "/elsewhere" } }
    await createAndPay(gateway)
    await finished(attempts)
    expect(new Set(shop.received.map(({ path }) => path))).toEqual(new Set(["/notify"]))
  })

  it("again after a loss", async () => {
    await control.fault({ gateway, on: "notification", kind: "lose" })
    await createAndPay(gateway)
    const { attempts: log } = await finished(2)
    expect(log.map(({ status, error }) => status ?? error)).toEqual(["lost on the way", 200])
    expect(shop.received).toHaveLength(1)
  })

  it("twice at once when it is told to", async () => {
    await control.fault({ gateway, on: "notification", kind: "double" })
    await createAndPay(gateway)
    await finished(2)
    const [first, second] = shop.received
    expect(first && second && id(gateway, first) === id(gateway, second)).toBe(true)
  })

  it("late when it is told to", async () => {
    await control.fault({ gateway, on: "notification", kind: "delay", delay_ms: 300 })
    const before = Date.now()
    await createAndPay(gateway)
    await finished(1)
    expect(Date.now() - before).toBeGreaterThanOrEqual(290)
  })

  it("the earlier payment after the later one when they are to change places", async () => {
    const [early, later] = [await create(gateway), await create(gateway)]
    await control.fault({
      gateway,
      on: "notification",
      kind: "reorder",
      match: { out_trade_no: early },
    })
    await control.pay(gateway, early)
    await control.pay(gateway, later)
    await until(() => shop.received.length === 2, { what: "both notifications" })
    const { notifications } = await control.books()
    const idOf = (no: string) => notifications.find((it) => it.out_trade_no === no)?.id
    expect(shop.received.map((it) => id(gateway, it))).toEqual([idOf(later), idOf(early)])
  })

  const forged: NotificationFault[] = ["tamper", "wrong_key"]
  const probes: NotificationFault[] = gateway === "wechat" ? ["signtest", "unknown_serial"] : []

  it.each([...forged, ...probes])("so that nobody can believe it: %s", async (kind) => {
    await control.fault({ gateway, on: "notification", kind })
    await createAndPay(gateway)
    await finished(1)
    expect(shop.received.map((it) => genuine(gateway, it))).toEqual([false])
  })

  it("a wrong amount under a genuine signature when it is told to", async () => {
    const set = { total_amount: "0.01", "amount.total": 1 }
    await control.fault({ gateway, on: "notification", kind: "alter", set })
    await createAndPay(gateway)
    await finished(1)
    expect(shop.received.map((it) => genuine(gateway, it))).toEqual([true])
    if (gateway === "alipay") expect(shop.received[0]?.body).toContain("total_amount=0.01")
  })

  it("at the developer's word, with a new id, whatever the shop owes", async () => {
    const no = await createAndPay(gateway)
    await finished(1)
    shop.answer = { status: 200, body: "what?" }
    expect(await control.notify(gateway, no)).toMatchObject({ status: 200, body: "what?" })
    expect(new Set(shop.received.map((it) => id(gateway, it))).size).toBe(2)
    await control.notify(gateway, no, { headers: { "wechatpay-nonce": "x" }, set: { extra: "1" } })
    const believed = shop.received.map((it) => genuine(gateway, it))
    expect(believed).toEqual([true, true, gateway === "alipay"])
  })
})

describe("the waits between attempts", () => {
  const minutes = (...waits: number[]) => waits.map((wait) => wait * 60_000)
  const cases: [Gateway, number, number[]][] = [
    ["alipay", 0.000_5, minutes(4, 10, 10)],
    ["wechat", 0.005, minutes(0.25, 0.25, 0.5)],
  ]

  it.each(cases)("of %s are its own times %d", async (gateway, factor, waits) => {
    const hasty = simulator
    simulator = await startSimulator({ retryFactor: factor, credentials: hasty.credentials })
    control = new SimulatorControl(simulator.url)
    try {
      shop.answer = { status: 500, body: "" }
      await createAndPay(gateway)
      const { attempts } = await finished(waits.length + 1)
      const times = attempts.map(({ at }) => Date.parse(at))
      const shortest = waits.map((wait) => wait * factor - 5)
      const seen = shortest.map((_, index) => (times[index + 1] ?? 0) - (times[index] ?? 0))
      expect(seen.map((wait, index) => wait >= (shortest[index] ?? 0))).toEqual([true, true, true])
      expect(seen.every((wait, index) => wait < (shortest[index] ?? 0) * 2 + 100)).toBe(true)
    } finally {
      await simulator.stop()
      simulator = hasty
      control = new SimulatorControl(hasty.url)
    }
  })
})

describe("the acknowledgement", () => {
  it.each([
    ["alipay", 200, "success", true],
    ["alipay", 200, "success\n", false],
    ["alipay", 200, '"success"', false],
    ["alipay", 201, "success", false],
    ["wechat", 200, '{"code":"FAIL"}', true],
    ["wechat", 204, "", true],
    ["wechat", 202, "", false],
    ["wechat", 500, '{"code":"SUCCESS"}', false],
  ] as const)("of %s by %i %j is taken: %j", async (gateway, status, body, taken) => {
    shop.answer = { status, body }
    await createAndPay(gateway)
    const { acknowledged } = await finished(taken ? 1 : ATTEMPTS[gateway])
    expect(acknowledged).toBe(taken)
  })
})

it("a stale WeChat Pay notification is ten minutes old and genuinely signed", async () => {
  await control.fault({ gateway: "wechat", on: "notification", kind: "stale" })
  await createAndPay("wechat")
  await finished(1)
  const [received] = shop.received
  const age = Date.now() / 1_000 - Number(received?.headers["wechatpay-timestamp"])
  expect(age).toBeGreaterThan(590)
  expect(received && genuine("wechat", received)).toBe(true)
})

it("a shop that is down is tried again, and the log says what happened", async () => {
  const no = await create("alipay")
  const { received } = shop
  await shop.stop()
  await control.pay("alipay", no)
  const { attempts } = await finished(8)
  expect(attempts.every(({ status, error }) => status === null && error)).toBe(true)
  expect(received).toHaveLength(0)
  shop = await startShop()
})
