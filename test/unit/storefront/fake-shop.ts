import { randomUUID } from "node:crypto"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { roundToFen } from "../../../storefront/demo/money"

type Json = Record<string, unknown>

interface Session {
  id: string
  provider_id: string
  status: string
  amount: number
  currency_code: string
  data: Json & { amount: string }
}

interface FakeCart extends Json {
  id: string
  items: { id: string; variant_id: string; unit_price: number; quantity: number; total: number }[]
  payment_collection?: { id: string; payment_sessions: Session[] }
  total: number
}

export const region = {
  id: "reg_cn",
  currency_code: "cny",
  name: "中国",
  countries: [{ iso_2: "cn" }],
}

const products = [
  product("longjing-tea", "龙井茶 Longjing tea", 10.005),
  product("gaiwan", "盖碗 Gaiwan", 88),
]

/**
 * The Store API as far as a checkout uses it, with Medusa's shapes and its two habits that matter to a
 * shop front: a new session ends the former one, and a change of the total ends them all.
 */
export class FakeShop {
  readonly requests: { method: string; path: string; body: Json }[] = []
  /** The states that the status route tells, by session; `waiting` when absent. */
  readonly told = new Map<string, Json>()
  readonly carts = new Map<string, FakeCart>()
  providers = ["pp_alipay_main", "pp_wechat_main", "pp_system_default"]
  private readonly server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*")
    response.setHeader("access-control-allow-headers", "*")
    response.setHeader("access-control-allow-methods", "*")
    response.setHeader("content-type", "application/json")
    if (request.method === "OPTIONS") return void response.end()
    void readBody(request).then((body) => {
      const url = new URL(request.url ?? "", "http://shop")
      const method = request.method ?? "GET"
      this.requests.push({ method, path: url.pathname, body })
      const answer = this.answer(method, url, body)
      if (!answer) response.statusCode = 404
      response.end(JSON.stringify(answer ?? { type: "not_found", message: "Not found" }))
    })
  })

  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  /** The money arrives: the cart becomes an order. */
  pay(cartId: string): void {
    const cart = this.carts.get(cartId)
    const session = cart?.payment_collection?.payment_sessions[0]
    if (!cart || !session) throw new Error(`Nothing to pay for ${cartId}`)
    session.status = "authorized"
    cart.completed_at = new Date().toISOString()
    const order_id = `order_${cartId}`
    this.told.set(session.id, { status: "paid", order_id, retry_after_ms: null })
  }

  private answer(method: string, url: URL, body: Json): Json | null {
    const [, , kind, id = "", action, line = ""] = url.pathname.split("/")
    const cart = this.carts.get(id)
    switch (`${method} ${kind}`) {
      case "GET regions":
        return { regions: [region] }
      case "GET products": {
        const handle = url.searchParams.get("handle")
        return { products: products.filter((one) => !handle || one.handle === handle) }
      }
      case "GET payment-providers":
        return { payment_providers: this.providers.map((provider) => ({ id: provider })) }
      case "GET shipping-options":
        return {
          shipping_options: [
            { id: "so_express", name: "顺丰 SF Express", amount: 18 },
            { id: "so_post", name: "邮政 Post", amount: 6 },
          ],
        }
      case "GET carts":
        return cart ? { cart } : null
      case "POST carts":
        if (!id) return { cart: this.create(body) }
        return cart ? { cart: this.change(cart, action, line, body) } : null
      case "DELETE carts":
        if (!cart) return null
        cart.items = cart.items.filter((item) => item.id !== line)
        return { id: line, deleted: true, parent: this.total(cart) }
      case "POST payment-collections":
        return this.startPayment(id, body)
      case "GET orders":
        return this.order(id)
      case "GET cnpay":
        return this.status(action ?? "")
      default:
        return null
    }
  }

  private create(body: Json): FakeCart {
    const id = `cart_${randomUUID().slice(0, 8)}`
    const cart: FakeCart = { id, items: [], total: 0, currency_code: "cny", region_id: region.id }
    this.carts.set(id, cart)
    for (const item of body.items as Json[]) this.addLine(cart, item)
    return this.total(cart)
  }

  private change(cart: FakeCart, action: string | undefined, line: string, body: Json): FakeCart {
    if (action === "line-items" && !line) this.addLine(cart, body)
    else if (action === "line-items") {
      const item = cart.items.find(({ id }) => id === line)
      if (item) item.quantity = Number(body.quantity)
    } else if (action === "shipping-methods") {
      const amount = body.option_id === "so_express" ? 18 : 6
      cart.shipping_methods = [{ id: "sm_1", shipping_option_id: body.option_id, amount }]
      cart.shipping_total = amount
    } else Object.assign(cart, body)
    return this.total(cart)
  }

  private addLine(cart: FakeCart, { variant_id, quantity }: Json): void {
    const same = cart.items.find((item) => item.variant_id === variant_id)
    const of = products.find(({ variants }) => variants[0]?.id === variant_id)
    if (!of) throw new Error(`No such variant: ${String(variant_id)}`)
    if (same) same.quantity += Number(quantity)
    else
      cart.items.push({
        id: `cali_${randomUUID().slice(0, 8)}`,
        variant_id: String(variant_id),
        quantity: Number(quantity),
        unit_price: of.variants[0]!.calculated_price.calculated_amount,
        total: 0,
        ...{
          product_title: of.title,
          product_handle: of.handle,
          variant_title: "100 g",
          requires_shipping: true,
        },
      })
  }

  private total(cart: FakeCart): FakeCart {
    const before = cart.total
    for (const item of cart.items) item.total = item.unit_price * item.quantity
    const goods = cart.items.reduce((sum, item) => sum + item.total, 0)
    cart.total = goods + Number(cart.shipping_total ?? 0)
    if (cart.payment_collection && cart.total !== before)
      cart.payment_collection.payment_sessions = []
    return Object.assign(cart, {
      original_item_total: goods,
      original_shipping_total: cart.shipping_total ?? 0,
      discount_total: 0,
      tax_total: 0,
    })
  }

  private startPayment(id: string, body: Json): Json | null {
    if (!id) {
      const cart = this.carts.get(String(body.cart_id))
      if (!cart) return null
      cart.payment_collection ??= { id: `paycol_${cart.id}`, payment_sessions: [] }
      return { payment_collection: cart.payment_collection }
    }
    const cart = [...this.carts.values()].find((one) => one.payment_collection?.id === id)
    if (!cart?.payment_collection) return null
    for (const { id: ended } of cart.payment_collection.payment_sessions)
      this.told.set(ended, { status: "closed" })
    cart.payment_collection.payment_sessions = [this.session(cart, body)]
    return { payment_collection: cart.payment_collection }
  }

  private session(cart: FakeCart, { provider_id, data }: Json): Session {
    const id = `payses_${randomUUID().slice(0, 8)}`
    const { scene } = data as { scene: string }
    const code = `http://127.0.0.1:9100/phone/${id}`
    return {
      id,
      provider_id: String(provider_id),
      status: "pending",
      amount: cart.total,
      currency_code: "cny",
      data: {
        session_id: id,
        out_trade_no: `t${id}`,
        scene,
        amount: roundToFen(String(cart.total)),
        currency: "cny",
        expires_at: new Date(Date.now() + 15 * 60_000).toISOString(),
        instruction: scene === "page" ? { type: "redirect", url: code } : { type: "qr", code },
      },
    }
  }

  private order(id: string): Json | null {
    const cart = this.carts.get(id.replace("order_", ""))
    const session = cart?.payment_collection?.payment_sessions[0]
    if (!cart || !session) return null
    const payments = [{ provider_id: session.provider_id }]
    return { order: { ...cart, id, display_id: 42, payment_collections: [{ payments }] } }
  }

  private status(id: string): Json | null {
    const live = [...this.carts.values()].some((cart) =>
      cart.payment_collection?.payment_sessions.some((session) => session.id === id)
    )
    const told = this.told.get(id)
    if (!told && !live) return null
    const usual = { status: "waiting", order_id: null, expires_at: "", retry_after_ms: 1000 }
    return { session: { id, ...usual, ...told } }
  }
}

function product(handle: string, title: string, price: number) {
  const calculated_price = { calculated_amount: price, currency_code: "cny" }
  const variants = [{ id: `variant_${handle}`, title: "100 g", calculated_price }]
  return { id: `prod_${handle}`, handle, title, description: title, thumbnail: null, variants }
}

async function readBody(request: IncomingMessage): Promise<Json> {
  let text = ""
  for await (const chunk of request) text += String(chunk)
  return text ? (JSON.parse(text) as Json) : {}
}
