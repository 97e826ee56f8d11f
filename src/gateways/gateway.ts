import type { Bill } from "../bills/bill"
import type { BillDay } from "../core/bill-day"
import type { BillKind } from "../core/bill-line"
import type { OutRefundNo, OutTradeNo } from "../core/ids"
import type { Fen } from "../core/money"
import type {
  FreezeSnapshot,
  GatewayName,
  OwnIds,
  RefundSnapshot,
  TradeSnapshot,
} from "../core/trade"
import type { Preauth } from "./preauth"

/** What only the shopper's client knows, and some scenes cannot do without. */
export interface ClientFacts {
  /** The shopper's id in the app that the payment is made from. */
  openid?: string
  /** Address of the shopper's device. */
  clientIp?: string
  /** The payment code that was read from the shopper's phone. */
  authCode?: string
}

/** What a scene asks for besides its name, and how long the shopper has; see {@link ClientFacts}. */
export interface SceneTerms {
  needs?: Partial<Record<keyof ClientFacts, (text: string) => boolean>>
  /** In which the instruction can be had, where there are several; the first one is the default. */
  forms?: readonly string[]
  /** Shorter than the account's own time to pay. */
  lifeMs?: number
}

/** A trade to be created. Amounts in fen. The client chooses the scene, its facts and where to return. */
export interface NewTrade extends ClientFacts {
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

/**
 * What the shopper's client needs in order to pay, and nothing more. `wechat_*`: arguments for
 * `WeixinJSBridge`, `wx.requestPayment` or the app's SDK, to be handed on as they are. `wait`: the
 * shopper has shown a payment code, and may have to confirm on the phone.
 */
export type PaymentInstruction =
  | { type: "qr"; code: string }
  | { type: "redirect"; url: string }
  | {
      type: "wechat_jsapi" | "wechat_mini" | "wechat_app"
      params: Readonly<Record<string, string>>
    }
  /** To be handed to Alipay's SDK in the merchant's own app, as it is. */
  | { type: "alipay_app"; order_string: string }
  /** For `my.tradePay({ tradeNO })` in a mini program, or `tradePay` of the bridge in a page. */
  | { type: "alipay_trade"; trade_no: string }
  /** A page whose form sends itself to the cashier. */
  | { type: "html"; html: string }
  /** For a frame in the shop's own page, of this many pixels. */
  | { type: "frame"; url: string; width: number }
  | { type: "wait" }

/** Amounts in fen; `total` is the amount of the whole trade. */
export interface NewRefund {
  outRefundNo: OutRefundNo
  outTradeNo: OutTradeNo
  amount: Fen
  total: Fen
}

/** A refund whose money the payer's account did not take (`abnormal`), and where it shall go instead. */
export interface RefundDetour {
  outRefundNo: OutRefundNo
  gatewayRefundNo: string
  /** `null`: to the merchant's own account, from where a person pays the shopper. */
  card: { bank: string; number: string; holder: string } | null
}

/** `absent`: the gateway never heard of the trade, so nobody can have paid it. */
export type CloseOutcome = "closed" | "absent" | "paid" | "unknown"

/** What a trade was made as: payment codes are taken back in another way than orders. */
export interface MadeTrade {
  scene: string
  at: Date
}

/**
 * - `not_ready`: there is none yet; ask again later.
 * - `empty`: nothing happened on that day.
 * - `bill`: it is here, to be read once or discarded.
 */
export type BillOutcome =
  { outcome: "not_ready" } | { outcome: "empty" } | { outcome: "bill"; bill: Bill }

/** Where a day's bill comes from. */
export interface BillSource {
  /** Whose name its bills bear: the merchant number, or the merchant's user id; `null`: not known. */
  readonly merchant: string | null
  /** Fetches the statement of a day that is over. Its lines are refused or believed when they are read. */
  downloadBill(day: BillDay, kind: BillKind): Promise<BillOutcome>
}

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
export interface Gateway extends BillSource {
  readonly name: GatewayName
  readonly scenes: readonly string[]
  /** By scene; a scene that is not in here asks for nothing. */
  readonly terms?: Readonly<Record<string, SceneTerms>>
  /** For gateways that can freeze money and take it later. */
  readonly preauth?: Preauth
  /** Largest amount of one trade, in fen. */
  readonly maxTotal: Fen
  /** Least time between two refunds of one trade. */
  readonly refundGapMs: number
  /** Least time from a refund to the first question about it. */
  readonly refundQueryAfterMs: number
  /** The ids that this account answers to. */
  readonly payee: OwnIds

  /** The only place where scenes differ. */
  create(trade: NewTrade): Promise<PaymentInstruction>
  /** `null`: the gateway does not know the number. */
  query(no: OutTradeNo): Promise<TradeSnapshot | null>
  close(no: OutTradeNo, made?: MadeTrade): Promise<CloseOutcome>
  refund(refund: NewRefund): Promise<RefundSnapshot>
  /** `null`: the gateway does not know the number. */
  queryRefund(no: OutRefundNo, trade: OutTradeNo): Promise<RefundSnapshot | null>
  /** Makes sure that the key which a notification names is at hand, should the gateway have a new one. */
  fetchKeys?(raw: RawNotification): Promise<void>
  /** Sends an abnormal refund another way, where the gateway knows how. */
  redirectRefund?(detour: RefundDetour): Promise<RefundSnapshot>
  /** Verify, decrypt, parse. @throws NotificationRefused */
  readNotification(raw: RawNotification, now: Date): VerifiedNotification
  /** The answer to a notification in this gateway's own dialect; WeChat Pay has two. */
  acknowledge(outcome: "accepted" | "refused" | "retry", raw?: RawNotification): HttpAnswer
  /** The shopper's openid for a scene, from the code that the gateway gave to the shopper's client. */
  identify?(scene: string, code: string): Promise<string>
}
