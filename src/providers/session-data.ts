import { formatYuan } from "../core/money"
import type { PaymentInstruction } from "../gateways/gateway"
import type { TradeRow } from "../modules/cnpay/queries"

type Data = Record<string, unknown>

/**
 * What Medusa keeps as `payment.data`, and the core of `session.data`. Both can be read through the
 * Store API, so they hold what the shopper may know and nothing that a client chose.
 */
export interface TradeData extends Data {
  session_id: string
  out_trade_no: string
  scene: string
  /** Yuan, two decimals: what is really charged. */
  amount: string
  currency: string
}

export function tradeData(trade: TradeFacts): TradeData {
  return {
    session_id: trade.session_id,
    out_trade_no: trade.out_trade_no,
    scene: trade.scene,
    amount: formatYuan(trade.amount_fen),
    currency: trade.currency_code,
  }
}

type TradeFacts = Pick<
  TradeRow,
  "session_id" | "out_trade_no" | "scene" | "amount_fen" | "currency_code"
>

/**
 * The `session.data` of a new trade. Medusa merges it over what the client sent, so every key of the
 * client that is not ours is blanked: `undefined` disappears when the row is written.
 */
export function sessionData(
  trade: TradeFacts & Pick<TradeRow, "expires_at">,
  instruction: PaymentInstruction,
  fromClient: Data = {}
): Data {
  return {
    ...blanked(fromClient),
    ...tradeData(trade),
    expires_at: trade.expires_at.toISOString(),
    instruction,
  }
}

/** The data of a session that took over a trade which is paid already. */
export function adoptedData(trade: TradeFacts, fromServer: Data = {}): Data {
  return { ...blanked(fromServer), ...tradeData(trade) }
}

function blanked(data: Data): Data {
  return Object.fromEntries(Object.keys(data).map((key) => [key, undefined]))
}

/** The data of a session that can still be paid: Medusa replaces it with what a method returns. */
export function openData(trade: TradeFacts, before: Data = {}): Data {
  const { expires_at, instruction } = before
  return { ...tradeData(trade), expires_at, instruction }
}
