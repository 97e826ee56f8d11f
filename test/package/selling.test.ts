import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { root } from "../../scripts/lib/home"
import type { SeededShop } from "../../scripts/lib/seed"
import type * as Packed from "../../simulator"
import { freePort } from "../support/free-port"
import { AdminClient } from "../support/integration/admin-client"
import { StoreClient } from "../support/integration/store-client"
import { ShopApp } from "../support/package/shop-app"
import { scratchDatabase, type ScratchDatabase } from "../support/scratch-database"
import { until } from "../support/until"

/** The whole way of the money, in a shop that has nothing of the plugin but the tarball. */
describe("a shop with the packed plugin", () => {
  const app = ShopApp.theOne()
  let database: ScratchDatabase
  let simulator: Packed.Simulator
  let gateways: Packed.SimulatorControl
  let store: StoreClient
  let admin: AdminClient

  beforeAll(async () => {
    const packed = packedSimulator(app)
    simulator = await packed.startSimulator({ retryFactor: 0.02 })
    gateways = new packed.SimulatorControl(simulator.url)
    database = await scratchDatabase()
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const env = { ...simulator.env, DATABASE_URL: database.url, CNPAY_NOTIFY_BASE_URL: url }

    expect(await app.medusa(["db:migrate"], env)).toMatchObject({ code: 0 })
    const seeded = await seed(app, env)
    await app.start(port, env)
    store = new StoreClient(url, seeded)
    admin = await AdminClient.login(url)
  }, 300_000)

  afterAll(async () => {
    await app.stop()
    await simulator.stop()
    await database.drop()
  })

  it.each([
    { gateway: "alipay", provider: "pp_alipay_main", scene: "qr" },
    { gateway: "wechat", provider: "pp_wechat_main", scene: "native" },
  ] as const)("sells and refunds by $gateway, and the books agree", async (way) => {
    const session = await store.session(await store.cart("kettle-128"), way.provider, {
      scene: way.scene,
    })
    await gateways.pay(way.gateway, session.out_trade_no)
    const order = await store.orderOf(session.session_id)
    const payment = await admin.payment(order)
    expect(payment.captures.map(({ amount }) => amount)).toEqual([128])

    expect((await admin.refund(payment.id, 28)).status).toBe(200)
    const trade = await until(
      async () => {
        const { trades } = await gateways.books()
        return trades.find(
          ({ out_trade_no, refunded_fen }) =>
            out_trade_no === session.out_trade_no && refunded_fen > 0
        )
      },
      { what: "the gateway has sent money back", timeout: 10_000 }
    )

    expect(trade).toMatchObject({ amount_fen: 12_800, refunded_fen: 2_800 })
    expect((await admin.payment(order)).refunds.map(({ amount }) => amount)).toEqual([28])
    expect(await admin.order(order)).toMatchObject({ payment_status: "partially_refunded" })
  })
})

function packedSimulator(app: ShopApp): typeof Packed {
  const fromTheShop = createRequire(path.join(app.dir, "package.json"))
  return fromTheShop("medusa-payment-alipay-wechat/simulator") as typeof Packed
}

async function seed(app: ShopApp, env: Record<string, string>): Promise<SeededShop> {
  const out = path.join(app.dir, "seeded.json")
  const script = path.relative(app.dir, path.join(root, "scripts/seed.ts"))
  const typescript = { TS_NODE_PROJECT: path.join(root, "tsconfig.json") }
  const ended = await app.medusa(["exec", script], { ...env, ...typescript, CNPAY_SEED_OUT: out })
  expect(ended).toMatchObject({ code: 0 })
  return JSON.parse(fs.readFileSync(out, "utf8")) as SeededShop
}
