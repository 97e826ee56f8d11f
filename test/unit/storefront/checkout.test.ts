import Medusa from "@medusajs/js-sdk"
import { addItem, findCart, saveAddress, setQuantity } from "../../../storefront/demo/api/cart"
import { findProduct, listProducts, yuanRegion } from "../../../storefront/demo/api/catalog"
import { findOrder } from "../../../storefront/demo/api/order"
import {
  gatewayOf,
  matchesCart,
  sessionOf,
  startPayment,
  wayOf,
  waysToPay,
} from "../../../storefront/demo/api/payment"
import { payableNow, watchPayment } from "../../../storefront"
import { FakeShop } from "./fake-shop"

const shop = new FakeShop()
let medusa: Medusa
let baseUrl: string
beforeAll(async () => {
  baseUrl = await shop.start()
  medusa = new Medusa({ baseUrl, publishableKey: "pk_test" })
})
afterAll(() => shop.stop())

const address = { first_name: "小满", last_name: "林", city: "杭州市", country_code: "cn" }

async function filledCart() {
  const region = (await yuanRegion(medusa))!
  const tea = (await findProduct(medusa, region, "longjing-tea"))!
  const cart = await addItem(medusa, region, null, tea.variants![0]!.id)
  return { region, tea, cart }
}

async function readyCart() {
  const { region, cart } = await filledCart()
  const ways = await waysToPay(medusa, region)
  return { ways, cart: await saveAddress(medusa, cart, "lin@example.com", address) }
}

describe("the demo's checkout", () => {
  it("lists what the region sells", async () => {
    const region = (await yuanRegion(medusa))!
    const handles = (await listProducts(medusa, region)).map(({ handle }) => handle)
    expect(handles).toEqual(["longjing-tea", "gaiwan"])
    expect(await findProduct(medusa, region, "coffee")).toBeNull()
  })

  it("puts a second one into the same cart, and takes them out again", async () => {
    const { region, tea, cart } = await filledCart()
    const two = await addItem(medusa, region, cart, tea.variants![0]!.id)
    expect(two.id).toBe(cart.id)
    expect(two.items).toMatchObject([{ quantity: 2 }])
    expect(await setQuantity(medusa, two, two.items![0]!.id, 0)).toMatchObject({ items: [] })
  })

  it("takes a cart that the server does not know for none", async () => {
    expect(await findCart(medusa, "cart_gone")).toBeNull()
  })

  it("ships the cheapest way, and keeps another choice when the address is saved again", async () => {
    const { cart } = await readyCart()
    expect(cart.shipping_methods).toMatchObject([{ shipping_option_id: "so_post" }])
    await medusa.store.cart.addShippingMethod(cart.id, { option_id: "so_express" })
    const chosen = (await findCart(medusa, cart.id))!
    const again = await saveAddress(medusa, chosen, "lin@example.com", address)
    expect(again.shipping_methods).toMatchObject([{ shipping_option_id: "so_express" }])
  })

  it("offers only the ways whose provider the region has", async () => {
    const { region } = await filledCart()
    const offered = async () => (await waysToPay(medusa, region)).map(({ id }) => id)
    expect(await offered()).toEqual(["alipay-page", "alipay-qr", "wechat-native"])
    shop.providers = ["pp_wechat_main"]
    expect(await offered()).toEqual(["wechat-native"])
    shop.providers = ["pp_alipay_main", "pp_wechat_main"]
  })

  it("starts each way with its scene and asks for the cart's amount in whole fen", async () => {
    const { ways, cart } = await readyCart()
    for (const way of ways) {
      const session = await startPayment(medusa, cart, way)
      expect(session.data).toMatchObject({ scene: way.data.scene, amount: "16.01" })
      expect(shop.requests.at(-1)?.body).toEqual({ provider_id: way.provider, data: way.data })
      expect(wayOf(session)).toBe(way)
      expect(payableNow(session)).toBe(true)
    }
  })

  it("finds the payment again after a reload, and the cart changed in between is noticed", async () => {
    const { ways, cart } = await readyCart()
    const session = await startPayment(medusa, cart, ways[1]!)
    const reloaded = (await findCart(medusa, cart.id))!
    expect(sessionOf(reloaded)).toEqual(session)
    expect(matchesCart(session, reloaded)).toBe(true)
    const more = (await setQuantity(medusa, reloaded, reloaded.items![0]!.id, 2))!
    expect(sessionOf(more)).toBeNull()
    expect(matchesCart(session, more)).toBe(false)
  })

  it("ends with the order, the way it was paid, and no call that completes the cart", async () => {
    const { ways, cart } = await readyCart()
    const session = await startPayment(medusa, cart, ways[2]!)
    const watching = watchPayment({
      baseUrl,
      publishableKey: "pk_test",
      sessionId: session.id,
      onChange: ({ status }) => status === "waiting" && shop.pay(cart.id),
    })
    const order = await findOrder(medusa, (await watching).order_id!)
    expect(order.display_id).toBe(42)
    const [paid] = order.payment_collections!.flatMap(({ payments }) => payments ?? [])
    expect(gatewayOf(paid?.provider_id)).toBe("wechat")
    expect(shop.requests.filter(({ path }) => path.endsWith("/complete"))).toEqual([])
  })
})
