import { expectOk } from "../../support/integration/http"
import { buy } from "../../support/integration/sale"
import { shopSuite } from "../../support/integration/shop-suite"

interface Group {
  entity: string
  count: number
  data: { id: string; out_trade_no?: string; order?: { id: string } | null }[]
}

shopSuite("the dashboard's search", (shop) => {
  const search = async (q: string, ...entities: string[]) => {
    const params = new URLSearchParams({ q })
    entities.forEach((entity, index) => params.set(`entity[${index}]`, entity))
    return expectOk(await shop.admin.get<{ results: Group[] }>(`/admin/search?${params}`)).results
  }

  it("finds a trade by the number of either side, among everything else that it finds", async () => {
    const { no, order } = await buy(shop, "wechat")
    const [orders, trades] = await search(no, "order", "cnpay_trade")
    expect(orders).toMatchObject({ entity: "order" })
    expect(trades).toMatchObject({
      ...{ entity: "cnpay_trade", count: 1 },
      data: [{ out_trade_no: no, order: { id: order } }],
    })

    const { trades: listed } = expectOk(
      await shop.admin.get<{ trades: { gateway_trade_no: string }[] }>(
        `/admin/cnpay/trades?q=${no}`
      )
    )
    const [alone] = await search(listed[0]!.gateway_trade_no, "cnpay_trade")
    expect(alone!.data).toMatchObject([{ out_trade_no: no }])
  })

  it("leaves a search that does not ask for trades as it is", async () => {
    const results = await search("nobody", "order", "customer")
    expect(results.map(({ entity }) => entity)).toEqual(["order", "customer"])
  })

  it("finds no trades by an order's number, a word, or nothing", async () => {
    for (const q of ["1", "#1", "a b", ""]) {
      const [trades] = await search(q, "cnpay_trade")
      expect(trades).toMatchObject({ entity: "cnpay_trade", data: [], count: 0 })
    }
  })

  it("still refuses what nobody knows", async () => {
    const { status } = await shop.admin.get(
      "/admin/search?q=a&entity[0]=cnpay_trade&entity[1]=moon_rock"
    )
    expect(status).toBe(404)
  })
})
