import { randomUUID } from "node:crypto"
import type { SeededShop } from "../../../scripts/lib/seed"
import type { PaymentInstruction } from "../../../storefront/session"
import { until } from "../until"
import { expectOk, send, type Answer } from "./http"

export interface SessionData {
  session_id: string
  out_trade_no: string
  scene: string
  amount: string
  currency: string
  expires_at: string
  instruction: PaymentInstruction
}

export interface SessionStatus {
  id: string
  status: string
  order_id: string | null
  retry_after_ms: number | null
}

interface Refusal {
  message: string
  /** What helps; see the shopper's words of the catalogue. */
  code?: string
}

/** Long enough for a retry of the gateway and a tick of the job. */
const SETTLED_MS = 20_000

/** A shopper, over the real Store API. */
export class StoreClient {
  constructor(
    private readonly url: string,
    private readonly seeded: SeededShop,
    private readonly country = "cn"
  ) {}

  /** A cart that is ready to be paid. */
  async cart(handle = "tea-19-90", quantity = 1): Promise<string> {
    const { cart } = expectOk(
      await this.post<{ cart: { id: string } }>("/store/carts", {
        region_id: this.seeded.regionId,
        email: `shopper-${randomUUID()}@example.com`,
        shipping_address: {
          first_name: "小明",
          last_name: "王",
          address_1: "人民路 1 号",
          city: "上海",
          country_code: this.country,
          postal_code: "200000",
        },
        items: [{ variant_id: this.variant(handle), quantity }],
      })
    )
    const method = { option_id: this.seeded.shippingOptionId }
    expectOk(await this.post(`/store/carts/${cart.id}/shipping-methods`, method))
    return cart.id
  }

  async addItem(cart: string, handle: string): Promise<void> {
    const item = { variant_id: this.variant(handle), quantity: 1 }
    expectOk(await this.post(`/store/carts/${cart}/line-items`, item))
  }

  /** A new payment session, or the refusal. */
  async trySession(
    cart: string,
    provider: string,
    data: Record<string, unknown> = {}
  ): Promise<Answer<{ payment_collection: PaymentCollection } & Refusal>> {
    const { payment_collection: collection } = expectOk(
      await this.post<{ payment_collection: { id: string } }>("/store/payment-collections", {
        cart_id: cart,
      })
    )
    const path = `/store/payment-collections/${collection.id}/payment-sessions`
    return this.post(path, { provider_id: provider, data })
  }

  async session(
    cart: string,
    provider: string,
    data: Record<string, unknown> = {}
  ): Promise<SessionData> {
    const { payment_collection } = expectOk(await this.trySession(cart, provider, data))
    const session = payment_collection.payment_sessions.find((s) => s.provider_id === provider)
    if (!session) throw new Error("no session in the answer")
    return session.data
  }

  complete(cart: string): Promise<Answer<{ type?: string; order?: { id: string } } & Refusal>> {
    return this.post(`/store/carts/${cart}/complete`, {})
  }

  status(session: string): Promise<Answer<{ session: SessionStatus } & Refusal>> {
    return this.get(`/store/cnpay/sessions/${session}`)
  }

  /** Waits, as a shop front does, until the money has become an order; gives the order's id. */
  orderOf(session: string): Promise<string> {
    return until(async () => expectOk(await this.status(session)).session.order_id, {
      what: `the session ${session} has an order`,
      timeout: SETTLED_MS,
      every: 100,
    })
  }

  get<T>(path: string): Promise<Answer<T>> {
    return send(this.url + path, this.headers())
  }

  post<T>(path: string, body: unknown): Promise<Answer<T>> {
    return send(this.url + path, this.headers(), body)
  }

  private headers(): Record<string, string> {
    return { "x-publishable-api-key": this.seeded.publishableKey }
  }

  private variant(handle: string): string {
    const product = this.seeded.products.find((product) => product.handle === handle)
    if (!product) throw new Error(`no product ${handle}`)
    return product.variantId
  }
}

interface PaymentCollection {
  id: string
  payment_sessions: { id: string; provider_id: string; data: SessionData }[]
}
