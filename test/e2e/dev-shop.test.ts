import { launchBrowser } from "../support/browser"
import { startDevShop, type DevShop } from "../support/dev-shop"

let shop: DevShop
beforeAll(async () => {
  shop = await startDevShop()
}, 300_000)
afterAll(() => shop.stop())

const status = async (url: string) => (await fetch(url)).status

async function sellsEverything(): Promise<boolean> {
  const { publishableKey, regionId, products } = shop.seeded
  const answer = await fetch(`${shop.shopUrl}/store/products?region_id=${regionId}`, {
    headers: { "x-publishable-api-key": publishableKey },
  })
  const { count } = (await answer.json()) as { count: number }
  return count === products.length
}

it("is ready when the shop, the dashboard, the demo shop and the simulator all answer", async () => {
  const { shopUrl, storefrontUrl, simulatorUrl } = shop

  expect(shop.output()).toContain(
    `\nready  shop ${shopUrl} · admin ${shopUrl}/app · demo shop ${storefrontUrl} · simulator ${simulatorUrl}\n`
  )
  expect(await status(`${shopUrl}/health`)).toBe(200)
  expect(await status(`${shopUrl}/app`)).toBe(200)
  expect(await status(storefrontUrl)).toBe(200)
  expect(await status(simulatorUrl)).toBe(200)
})

it("has goods in a region where both gateways can be chosen", async () => {
  const { publishableKey, regionId } = shop.seeded
  const answer = await fetch(`${shop.shopUrl}/store/payment-providers?region_id=${regionId}`, {
    headers: { "x-publishable-api-key": publishableKey },
  })
  const { payment_providers } = (await answer.json()) as { payment_providers: { id: string }[] }

  expect(payment_providers.map(({ id }) => id).sort()).toEqual(["pp_alipay_main", "pp_wechat_main"])
  expect(await sellsEverything()).toBe(true)
})

it("shows every product in the demo shop", async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(shop.storefrontUrl)
    for (const { handle } of shop.seeded.products) {
      await page.getByTestId(`product-${handle}`).waitFor()
    }
  } finally {
    await browser.close()
  }
})

it("lets the admin log in whom it has announced", async () => {
  const { email, password } = shop.login
  expect(shop.output()).toContain(`login  ${email}, password ${password}\n`)

  const answer = await fetch(`${shop.shopUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.status).toBe(200)
})

it("starts Medusa again when it is killed, while the simulator goes on", async () => {
  await shop.killMedusa()

  expect(await sellsEverything()).toBe(true)
  expect(await status(shop.simulatorUrl)).toBe(200)
})

it("starts anew on the same database without making its tables again", async () => {
  const publishableKey = shop.seeded.publishableKey
  await shop.restart()

  expect(shop.output()).not.toContain("Tables")
  expect(shop.seeded.publishableKey).toBe(publishableKey)
  expect(await sellsEverything()).toBe(true)
})
