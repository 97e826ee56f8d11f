import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { SimulatorControl, type Gateway } from "../../simulator"
import { catchOf } from "../support/integration/catch-notification"
import { shopSuite } from "../support/integration/shop-suite"
import { StoreClient } from "../support/integration/store-client"
import { until } from "../support/until"

/** What is sold where, and by which account. */
const ACCOUNTS = [
  { account: "alipay_main", country: "cn", scene: "qr" },
  { account: "wechat_main", country: "cn", scene: "native" },
  { account: "alipay_second", country: "hk", scene: "qr" },
  { account: "wechat_v2", country: "hk", scene: "native" },
] as const
type AccountName = (typeof ACCOUNTS)[number]["account"]

shopSuite("several accounts", (shop) => {
  const second = new SimulatorControl(process.env.SECOND_SIMULATOR_URL ?? "")
  const gatewayOf = (account: AccountName): Gateway =>
    account.startsWith("alipay") ? "alipay" : "wechat"
  const worldOf = (account: AccountName) => (account === "alipay_second" ? second : shop.gateways)
  const urlOf = (account: AccountName) => `${shop.url}/hooks/cnpay/${account}`
  let hongKong: string

  beforeEach(async () => {
    await second.reset()
    const { result } = await createRegionsWorkflow(shop.container).run({
      input: {
        regions: [
          {
            ...{ name: "Hong Kong 香港", currency_code: "cny", countries: ["hk"] },
            payment_providers: ["pp_alipay_second", "pp_wechat_v2"],
          },
        ],
      },
    })
    hongKong = result[0]?.id ?? ""
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity: "service_zone", fields: ["id"] })
    const zone = {
      type: "country",
      country_code: "hk",
      service_zone_id: data[0]?.id ?? "",
    } as const
    await shop.container.resolve(Modules.FULFILLMENT).createGeoZones(zone)
  })

  const storeIn = (country: string) =>
    country === "cn"
      ? shop.store
      : new StoreClient(shop.url, { ...shop.seeded, regionId: hongKong }, country)

  it.each(ACCOUNTS)(
    "$account sells in $country and refunds, by its own notify URL",
    async ({ account, country, scene }) => {
      const [gateway, world, store] = [gatewayOf(account), worldOf(account), storeIn(country)]
      const session = await store.session(await store.cart("tea-19-90"), `pp_${account}`, { scene })
      await world.pay(gateway, session.out_trade_no)
      const order = await store.orderOf(session.session_id)
      const { id } = await shop.admin.payment(order)
      expect((await shop.admin.refund(id, 5)).status).toBe(200)

      const sold = async () => (await world.books()).trades[0]
      await until(async () => (await sold())?.refunded_fen === 500, { what: "it is refunded" })
      expect(await sold()).toMatchObject({
        out_trade_no: session.out_trade_no,
        notify_url: urlOf(account),
      })
      const { rows } = await shop.db.raw(`select account from cnpay_trade`)
      expect(rows).toEqual([{ account }])
    }
  )

  it.each(ACCOUNTS)(
    "a notification of $account is believed at its own URL, and at nobody else's",
    async ({ account, country, scene }) => {
      const store = storeIn(country)
      const { session_id } = await store.session(await store.cart("tea-19-90"), `pp_${account}`, {
        scene,
      })
      const gateways = worldOf(account)
      const caught = await catchOf(shop, { account, gateways }, session_id)
      const post = async (to: AccountName) => {
        const { host: _, connection: __, "content-length": ___, ...headers } = caught.headers
        return (await fetch(urlOf(to), { method: "POST", headers, body: caught.body })).status
      }
      const inbox = async () =>
        (await shop.db.raw(`select account from cnpay_notification`)).rows as { account: string }[]

      const others = ACCOUNTS.map((it) => it.account).filter((it) => it !== account)
      for (const other of others) expect([other, await post(other)]).toEqual([other, 401])
      expect(await inbox()).toEqual([])
      expect(await post(account)).toBe(200)
      expect(await inbox()).toEqual([{ account }])
    }
  )
})
