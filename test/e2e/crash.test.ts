import { SimulatorControl, type Gateway } from "../../simulator"
import { startDevShop, type DevShop } from "../support/dev-shop"
import { holdSettlement } from "../support/e2e/held-settlement"
import { inboxOf } from "../support/e2e/inbox"
import { AdminClient } from "../support/integration/admin-client"
import { StoreClient } from "../support/integration/store-client"
import { until } from "../support/until"

/** The dead process holds what it had claimed for a minute; then the job of the new one comes by. */
const LEASE_AND_JOB_MS = 120_000

let shop: DevShop
let gateways: SimulatorControl
beforeAll(async () => {
  shop = await startDevShop()
  gateways = new SimulatorControl(shop.simulatorUrl)
}, 300_000)
afterAll(() => shop?.stop(), 60_000)

interface Sale {
  gateway: Gateway
  outTradeNo: string
}

async function ask(gateway: Gateway, scene: string): Promise<Sale> {
  const store = new StoreClient(shop.shopUrl, shop.seeded)
  const session = await store.session(await store.cart(), `pp_${gateway}_main`, { scene })
  return { gateway, outTradeNo: session.out_trade_no }
}

/** What each notification about the trade was answered with, try by try. */
async function answers({ outTradeNo }: Sale) {
  const { notifications } = await gateways.books()
  return notifications
    .filter(({ out_trade_no }) => out_trade_no === outTradeNo)
    .map(({ acknowledged, attempts }) => ({ acknowledged, tries: attempts.length }))
}

async function isAcknowledged(sale: Sale): Promise<boolean> {
  return (await answers(sale)).some(({ acknowledged }) => acknowledged)
}

const ONCE = [{ acknowledged: true, tries: 1 }]

it("still gives each gateway's money its order, once, when Medusa is killed between the acknowledgement and the settling", async () => {
  const sales = [await ask("alipay", "qr"), await ask("wechat", "native")]
  const inbox = async () =>
    (await Promise.all(sales.map((sale) => inboxOf(shop.databaseUrl, sale.outTradeNo)))).flat()

  const held = await holdSettlement(shop.databaseUrl)
  let backAgain: Promise<void>
  try {
    for (const { gateway, outTradeNo } of sales) await gateways.pay(gateway, outTradeNo)
    await until(async () => (await inbox()).filter((row) => row.state === "working").length === 2, {
      what: "both notifications are being settled",
      timeout: 30_000,
    })
    await until(async () => (await Promise.all(sales.map(isAcknowledged))).every(Boolean), {
      what: "both notifications are acknowledged",
    })
    for (const sale of sales) expect(await answers(sale)).toEqual(ONCE)
    expect(await (await AdminClient.login(shop.shopUrl)).orders()).toEqual([])
    backAgain = shop.killMedusa()
  } finally {
    await held.release()
  }
  await backAgain

  const admin = await AdminClient.login(shop.shopUrl)
  await until(async () => (await inbox()).every((row) => row.state === "done"), {
    what: "both notifications are settled after all",
    timeout: LEASE_AND_JOB_MS,
    every: 500,
  })
  // The first worker died with its claim, the second one ended it; the gateways sent nothing more.
  expect(await inbox()).toEqual(Array(2).fill({ state: "done", attempts: 2, duplicates: 0 }))
  for (const sale of sales) expect(await answers(sale)).toEqual(ONCE)

  const orders = await admin.orders()
  const payments = await Promise.all(orders.map(({ id }) => admin.payment(id)))
  const booked = payments.map(({ data, captures }) => ({
    outTradeNo: data.out_trade_no,
    captured: captures.map(({ amount }) => amount),
  }))
  expect(booked).toHaveLength(sales.length)
  for (const { outTradeNo } of sales) {
    expect(booked).toContainEqual({ outTradeNo, captured: [19.9] })
  }
}, 300_000)
