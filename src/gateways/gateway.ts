import type { OutRefundNo, OutTradeNo } from "../core/ids"
import type { Fen } from "../core/money"
import type {
  FreezeSnapshot,
  GatewayName,
  Payee,
  RefundSnapshot,
  TradeSnapshot,
} from "../core/trade"
import type { Preauth } from "./preauth"

/** A trade to be created. Amounts in fen. What is optional, and the scene, the client may choose. */
export interface NewTrade {
  outTradeNo: OutTradeNo
  scene: string
  total: Fen
  /** What the shopper reads in the wallet. */
  subject: string
  expiresAt: Date
  /** Where the browser goes afterwards, for scenes that redirect. Display only, never proof. */
  returnUrl?: string
  /** In which form the client wants its instruction, for scenes that know several. */
  form?: string
}

/** What the shopper's client needs in order to pay, and nothing more. */
export type PaymentInstruction =
  | { type: "qr"; code: string }
  | { type: "redirect"; url: string }
  /** To be handed to Alipay's SDK in the merchant's own app, as it is. */
  | { type: "alipay_app"; order_string: string }

/** Amounts in fen; `total` is the amount of the whole trade. */
export interface NewRefund {
  outRefundNo: OutRefundNo
  outTradeNo: OutTradeNo
  amount: Fen
  total: Fen
}

/** `absent`: the gateway never heard of the trade, so nobody can have paid it. */
export type CloseOutcome = "closed" | "absent" | "paid" | "unknown"

export interface RawNotification {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** Verified, decrypted, parsed, and free of personal data: fit to be stored and shown. */
export interface VerifiedNotification {
  /** The gateway's own id, equal over its retries. */
  id: string
  event: string
  about:
    | { kind: "trade"; snapshot: TradeSnapshot }
    | { kind: "refund"; snapshot: RefundSnapshot }
    | { kind: "freeze"; snapshot: FreezeSnapshot }
}

export interface HttpAnswer {
  status: number
  contentType: string
  body: string
}

/**
 * The port between Medusa and a gateway's wire protocol. Every call that reaches the network
 * throws only {@link GatewayError}.
 */
export interface Gateway {
  readonly name: GatewayName
  readonly scenes: readonly string[]
  /** The forms of the scenes that know several; the first one is the default. */
  readonly forms?: Readonly<Record<string, readonly string[]>>
  /** For gateways that can freeze money and take it later. */
  readonly preauth?: Preauth
  /** Largest amount of one trade, in fen. */
  readonly maxTotal: Fen
  /** Least time between two refunds of one trade. */
  readonly refundGapMs: number
  /** Least time from a refund to the first question about it. */
  readonly refundQueryAfterMs: number
  /** The ids that this account answers to. */
  readonly payee: Payee

  /** The only place where scenes differ. */
  create(trade: NewTrade): Promise<PaymentInstruction>
  /** `null`: the gateway does not know the number. */
  query(no: OutTradeNo): Promise<TradeSnapshot | null>
  close(no: OutTradeNo): Promise<CloseOutcome>
  refund(refund: NewRefund): Promise<RefundSnapshot>
  /** `null`: the gateway does not know the number. */
  queryRefund(no: OutRefundNo, trade: OutTradeNo): Promise<RefundSnapshot | null>
  /** Verify, decrypt, parse. @throws NotificationRefused */
  readNotification(raw: RawNotification, now: Date): VerifiedNotification
  /** The answer to a notification in this gateway's own dialect. */
  acknowledge(outcome: "accepted" | "refused" | "retry"): HttpAnswer
}
