import type Medusa from "@medusajs/js-sdk"
import { isCnpaySessionData, type CnpaySessionData } from "../.."
import { roundToFen } from "../money"
import type { Cart, PaymentSession, Region } from "./types"

/** A way to pay that this shop knows how to show. */
export interface Way {
  id: "alipay-page" | "alipay-qr" | "wechat-native"
  gateway: "alipay" | "wechat"
  provider: string
  /** What the provider is told: the scene, and where the gateway sends the browser back to. */
  data: { scene: string; return_path?: string }
}

const ways: Way[] = [
  {
    id: "alipay-page",
    gateway: "alipay",
    provider: "pp_alipay_main",
    data: { scene: "page", return_path: "/pay" },
  },
  { id: "alipay-qr", gateway: "alipay", provider: "pp_alipay_main", data: { scene: "qr" } },
  { id: "wechat-native", gateway: "wechat", provider: "pp_wechat_main", data: { scene: "native" } },
]

/** A session of ours, whatever its status. */
export type CnpaySession = PaymentSession & { data: CnpaySessionData }

/** The ways that the region's providers allow. */
export async function waysToPay(medusa: Medusa, region: Region): Promise<Way[]> {
  const query = { region_id: region.id, limit: 100 }
  const { payment_providers: providers } = await medusa.store.payment.listPaymentProviders(query)
  return ways.filter((way) => providers.some(({ id }) => id === way.provider))
}

/** Starts a payment. Medusa ends the cart's earlier session, if any. */
export async function startPayment(medusa: Medusa, cart: Cart, way: Way): Promise<CnpaySession> {
  const { payment_collection: collection } = await medusa.store.payment.initiatePaymentSession(
    cart,
    {
      provider_id: way.provider,
      data: way.data,
    }
  )
  const session = collection.payment_sessions?.find(
    ({ provider_id }) => provider_id === way.provider
  )
  if (!session || !isOurs(session)) throw new Error(`${way.provider} gave no payment session.`)
  return session
}

/** The payment session that the cart has now. */
export function sessionOf(cart: Cart): CnpaySession | null {
  return cart.payment_collection?.payment_sessions?.find(isOurs) ?? null
}

/** Whether the session asks for what the cart costs now. */
export function matchesCart(session: CnpaySession, cart: Cart): boolean {
  return session.data.amount === roundToFen(String(cart.total))
}

/** The way that led to this session, to go it once more. */
export function wayOf(session: CnpaySession): Way | null {
  const { provider_id, data } = session
  return ways.find((way) => way.provider === provider_id && way.data.scene === data.scene) ?? null
}

export function gatewayOf(providerId: string | undefined): Way["gateway"] | null {
  if (providerId?.startsWith("pp_alipay")) return "alipay"
  return providerId?.startsWith("pp_wechat") ? "wechat" : null
}

function isOurs(session: PaymentSession): session is CnpaySession {
  return gatewayOf(session.provider_id) !== null && isCnpaySessionData(session.data)
}
