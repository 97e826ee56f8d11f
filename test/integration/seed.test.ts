import { seedShop } from "../../scripts/seed"
import { shopSuite, type Shop } from "../support/integration/shop-suite"

shopSuite("the seed", (shop) => {
  it("finds everything the second time and changes no row of any table", async () => {
    const before = await contents(shop)

    expect(await seedShop(shop.container)).toEqual(shop.seeded)

    expect(await contents(shop)).toEqual(before)
  })

  it("keeps a price that is finer than a fen", () => {
    const odd = shop.seeded.products.find(({ handle }) => handle === "odd-10-005")

    return expect(
      shop.db
        .raw(
          `select price.raw_amount ->> 'value' as value
             from price
             join product_variant_price_set as link on link.price_set_id = price.price_set_id
            where link.variant_id = ?`,
          [odd?.variantId ?? ""]
        )
        .then(({ rows }) => rows)
    ).resolves.toEqual([{ value: "10.005" }])
  })

  it("refuses a shop without the two payment providers, and names them", async () => {
    await shop.db.raw("update payment_provider set is_enabled = false where id = 'pp_wechat_main'")

    await expect(seedShop(shop.container)).rejects.toThrow(
      "The shop has no payment provider pp_wechat_main: configure the accounts"
    )
  })
})

/** Workflow executions are Medusa's diary of what ran, not what the shop holds. */
async function contents(shop: Shop): Promise<Record<string, string>> {
  const { rows: tables } = await shop.db.raw(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name <> 'workflow_execution' order by 1`
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await shop.db.raw(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as digest
         from ?? as t`,
      [name]
    )
    digests[name] = (rows as { digest: string }[])[0]?.digest ?? ""
  }
  return digests
}
