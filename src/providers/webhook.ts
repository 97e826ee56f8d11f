import type { ProviderWebhookPayload, WebhookActionResult } from "@medusajs/framework/types"
import { NotificationRefused } from "../core/errors"
import { formatYuan } from "../core/money"
import type { Gateway, VerifiedNotification } from "../gateways/gateway"
import { observe } from "../modules/cnpay/observe"
import { findTrade, sessionExists } from "../modules/cnpay/queries"
import type { Connection } from "../modules/cnpay/queries"

interface Context {
  db: Connection
  gateway: Gateway
  account: string
  now: Date
}

const NOTHING: WebhookActionResult = { action: "not_supported" }

/**
 * A notification as Medusa's own webhook route wants it: `captured` for a verified payment of the
 * right amount whose session is still there, and nothing for anything else. Never `authorized`: for
 * a session that is gone Medusa would then complete another customer's cart.
 */
export async function readWebhook(
  payload: ProviderWebhookPayload["payload"],
  { db, gateway, account, now }: Context
): Promise<WebhookActionResult> {
  const about = (await verified(payload, gateway, now))?.about
  if (about?.kind !== "trade") return NOTHING
  const trade = await findTrade(db, account, about.snapshot.outTradeNo)
  // A capture's own notification is of money that Medusa has asked for and knows of.
  if (trade?.kind !== "payment") return NOTHING
  const { payee } = gateway
  const { snapshot } = about
  const told = { isAnswer: false, cause: "notification" as const }
  const decision = await observe(db, { trade, snapshot, payee, ...told, now })
  if (decision.action !== "capture" || !(await sessionExists(db, trade.session_id))) return NOTHING
  return {
    action: "captured",
    data: { session_id: trade.session_id, amount: formatYuan(trade.amount_fen) },
  }
}

async function verified(
  payload: ProviderWebhookPayload["payload"],
  gateway: Gateway,
  now: Date
): Promise<VerifiedNotification | null> {
  const headers = Object.fromEntries(
    Object.entries(payload.headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  )
  const raw = { headers, body: Buffer.from(payload.rawData) }
  try {
    await gateway.fetchKeys?.(raw)
    return gateway.readNotification(raw, now)
  } catch (error) {
    if (error instanceof NotificationRefused) return null
    throw error
  }
}
