import type { Logger } from "@medusajs/framework/types"
import { didNothing, GatewayError } from "../core/errors"
import { forLog } from "../errors/for-log"
import { newOutTradeNo } from "../core/ids"
import { CNY, type Fen } from "../core/money"
import type { Gateway, PaymentInstruction } from "../gateways/gateway"
import { nextTradeLook } from "../core/schedule"
import { insertTrade, markTradeClosed, markTradeOpen } from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import type { Account } from "../options/types"
import { readClientChoice } from "./client-choice"
import { messages } from "./messages"

export interface TradeWish {
  db: Connection
  logger: Logger
  gateway: Gateway
  account: Account
  sessionId: string
  amount: Fen
  currency: string
  /** What the client sent; see {@link readClientChoice}. */
  wishes: Readonly<Record<string, unknown>>
  now: Date
}

export interface CreatedTrade {
  trade: Pick<
    TradeRow,
    "out_trade_no" | "session_id" | "scene" | "amount_fen" | "currency_code" | "expires_at"
  >
  instruction: PaymentInstruction
}

/** One new number for each session and amount; the ledger knows it before the gateway does. */
export async function createTrade(wish: TradeWish): Promise<CreatedTrade> {
  const { db, gateway, account, sessionId, amount, currency, now } = wish
  checkAmount(gateway, amount, currency)
  const choice = readClientChoice(wish.wishes, gateway, account)
  const outTradeNo = newOutTradeNo(now)
  const { scene, form = null } = choice
  const lifeMs = gateway.terms?.[scene]?.lifeMs ?? account.expiresInMinutes * 60_000
  const expiresAt = new Date(now.getTime() + lifeMs)
  await insertTrade(db, {
    kind: scene === gateway.preauth?.scene ? "freeze" : "payment",
    ...{ outTradeNo, scene, form, sessionId, amount, currency, expiresAt },
    account: account.account,
    dueAt: nextTradeLook({ sweeps: 0, expiresAt }, now, Math.random()),
  })
  const subject = account.subject
  try {
    const instruction = await gateway.create({
      ...{ outTradeNo, total: amount, subject, expiresAt },
      ...choice,
    })
    await markTradeOpen(db, outTradeNo)
    return {
      trade: {
        out_trade_no: outTradeNo,
        session_id: sessionId,
        scene,
        amount_fen: amount,
        currency_code: currency,
        expires_at: expiresAt,
      },
      instruction,
    }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    wish.logger.warn(`cnpay: trade ${outTradeNo} was not created: ${forLog(error)}`)
    if (didNothing(error)) {
      await markTradeClosed(db, { no: outTradeNo, now, lookAgainAt: null })
    }
    throw messages.notCreated(gateway.name, error)
  }
}

function checkAmount(gateway: Gateway, amount: Fen, currency: string): void {
  if (currency !== CNY) throw messages.currency(gateway.name, currency)
  if (amount < 1) throw messages.tooSmall(gateway.name)
  if (amount > gateway.maxTotal) throw messages.tooLarge(gateway.name, gateway.maxTotal)
}
