import { generateEntityId } from "@medusajs/framework/utils"
import { environmentOf } from "../../../core/environment"
import type { GatewayCall } from "../../../gateways/trail"
import type { Connection } from "./connection"

export interface CallToInsert extends Omit<GatewayCall, "isSigned"> {
  account: string
  startedAt: Date
}

/** Many at once: they are written down after the fact, and nobody waits for them. */
export async function insertCalls(db: Connection, calls: readonly CallToInsert[]): Promise<void> {
  const rows = calls.map((call) => ({
    ...call,
    id: generateEntityId(undefined, "cncal"),
    environment: environmentOf(call.account),
  }))
  await db.raw(
    `insert into cnpay_call
       (id, account, environment, out_trade_no, out_refund_no, api, started_at, duration_ms, outcome,
        code, request_id, attempt, request, answer, explanation)
     select id, account, environment, "outTradeNo", "outRefundNo", api, "startedAt", "durationMs",
            outcome, code, "requestId", attempt, request, answer, explanation
       from jsonb_to_recordset(cast(:rows as jsonb)) as row (
            id text, account text, environment text, "outTradeNo" text, "outRefundNo" text, api text,
            "startedAt" timestamptz, "durationMs" integer, outcome text, code text, "requestId" text,
            attempt integer, request text, answer text, explanation jsonb)`,
    { rows: JSON.stringify(rows) }
  )
}
