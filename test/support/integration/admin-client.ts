import { adminLogin, type AdminLogin } from "../../../scripts/lib/admin-login"
import { expectOk, send, type Answer } from "./http"

export interface AdminPayment {
  id: string
  amount: number
  captured_at: string | null
  captures: { amount: number }[]
  refunds: { id: string; amount: number }[]
  data: Record<string, unknown>
}

export interface AdminOrder {
  id: string
  display_id: number
  status: string
  payment_status: string
  summary: Record<string, unknown>
  payment_collections: { payments: AdminPayment[] }[]
}

/** A person in the dashboard, over the real Admin API. */
export class AdminClient {
  private constructor(
    private readonly url: string,
    private readonly token: string
  ) {}

  static async login(url: string, login: AdminLogin = adminLogin()): Promise<AdminClient> {
    const answer = await send<{ token: string }>(`${url}/auth/user/emailpass`, {}, login)
    return new AdminClient(url, expectOk(answer).token)
  }

  async order(id: string): Promise<AdminOrder> {
    const fields =
      "+payment_status,+summary,*payment_collections.payments.captures,*payment_collections.payments.refunds"
    return expectOk(await this.get<{ order: AdminOrder }>(`/admin/orders/${id}?fields=${fields}`))
      .order
  }

  async orders(): Promise<AdminOrder[]> {
    return expectOk(await this.get<{ orders: AdminOrder[] }>("/admin/orders")).orders
  }

  /** The one payment of an order. */
  async payment(orderId: string): Promise<AdminPayment> {
    const order = await this.order(orderId)
    const payments = order.payment_collections.flatMap((collection) => collection.payments)
    const [payment] = payments
    if (payments.length !== 1 || !payment) throw new Error(`${payments.length} payments`)
    return payment
  }

  capture(payment: string, amount?: number): Promise<Answer<{ message: string }>> {
    return this.post(`/admin/payments/${payment}/capture`, amount === undefined ? {} : { amount })
  }

  cancelOrder(order: string): Promise<Answer<{ message: string }>> {
    return this.post(`/admin/orders/${order}/cancel`, {})
  }

  refund(payment: string, amount: number): Promise<Answer<{ message: string }>> {
    return this.post(`/admin/payments/${payment}/refund`, { amount })
  }

  get<T>(path: string): Promise<Answer<T>> {
    return send(this.url + path, { authorization: `Bearer ${this.token}` })
  }

  post<T>(path: string, body: unknown): Promise<Answer<T>> {
    return send(this.url + path, { authorization: `Bearer ${this.token}` }, body)
  }

  /** A file, as the dashboard sends one. */
  async upload<T>(path: string, bytes: Uint8Array): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${this.token}`,
        "content-type": "application/octet-stream",
      },
      body: new Uint8Array(bytes),
    })
    return { status: response.status, body: (await response.json()) as T }
  }

  async download(path: string): Promise<Buffer> {
    const headers = { authorization: `Bearer ${this.token}` }
    const response = await fetch(this.url + path, { headers })
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`)
    return Buffer.from(await response.arrayBuffer())
  }
}
