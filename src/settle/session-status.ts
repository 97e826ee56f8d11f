import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import type { TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { findBooking } from "./booking"

/** What a shopper may know of a payment session. */
export interface SessionStatus {
  id: string
  /** `paid`: the money is there, or set aside for the shop. */
  status: "waiting" | "paid" | "closed" | "expired" | "failed"
  /** Once the money has become an order. */
  order_id: string | null
  expires_at: string
  /** How soon to ask again, in milliseconds; `null`: nothing will change any more. */
  retry_after_ms: number | null
}

const SOON_MS = 1_000
const USUAL_MS = 2_000
/** Money that is not an order after a minute waits for a person, not for the shopper's browser. */
const SLOW_MS = 10_000
const SOON_ENDS_MS = 60_000

export async function sessionStatus(
  container: MedusaContainer,
  trade: TradeRow
): Promise<SessionStatus> {
  const { clock } = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const answer = (
    status: SessionStatus["status"],
    retry: number | null,
    orderId: string | null = null
  ): SessionStatus => ({
    id: trade.session_id,
    status,
    order_id: orderId,
    expires_at: trade.expires_at.toISOString(),
    retry_after_ms: retry,
  })
  switch (trade.state) {
    case "paid":
    case "frozen":
    case "released": {
      const orderId = (await findBooking(container, trade))?.orderId ?? null
      if (orderId) return answer("paid", null, orderId)
      // Without an order, what was paid has gone back, or what was frozen is free again.
      if (trade.settled_at || trade.state === "released") return answer("failed", null)
      const paidFor = clock().getTime() - (trade.paid_at ?? clock()).getTime()
      return answer("paid", paidFor > SOON_ENDS_MS ? SLOW_MS : SOON_MS)
    }
    case "closed":
      return answer("closed", null)
    case "creating":
      return answer("failed", USUAL_MS)
    case "open":
      return trade.expires_at <= clock() ? answer("expired", USUAL_MS) : answer("waiting", USUAL_MS)
  }
}
