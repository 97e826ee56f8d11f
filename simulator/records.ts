export type Gateway = "alipay" | "wechat"

/** Alipay's four states, and `NOT_CREATED`: a code or link was issued but nobody has opened it. */
export type AlipayState =
  "NOT_CREATED" | "WAIT_BUYER_PAY" | "TRADE_SUCCESS" | "TRADE_FINISHED" | "TRADE_CLOSED"

export type AlipayScene = "page" | "wap" | "app" | "qr" | "create" | "barcode" | "preauth"

export type WechatState =
  "NOTPAY" | "USERPAYING" | "PAYERROR" | "SUCCESS" | "REFUND" | "CLOSED" | "REVOKED"

/** How a WeChat Pay order is paid; WeChat's own name of `h5` is MWEB, that of `codepay` MICROPAY. */
export type WechatScene = "native" | "jsapi" | "h5" | "app" | "codepay"

/** Why an order cannot be paid. */
export type Obstacle = "paid" | "closed" | "expired"

export type RefundState = "PROCESSING" | "SUCCESS" | "ABNORMAL" | "CLOSED"

/** One order at a gateway. */
export interface Trade {
  gateway: Gateway
  out_trade_no: string
  gateway_trade_no: string | null
  state: AlipayState | WechatState
  amount_fen: number
  scene: AlipayScene | WechatScene
  /** WeChat Pay only: ordered by API v2, which notifies in its own way. */
  v2?: { signType: "MD5" | "HMAC-SHA256" }
  /** The merchant and the app, as they were named in the order; of Alipay the app that it was made for. */
  owner?: Record<string, string>
  /** WeChat Pay only: who may pay, or has paid. */
  openid?: string
  subject: string
  notify_url: string | null
  return_url: string | null
  /** Merchant's own texts that the gateway repeats in its notifications. */
  echo: Record<string, string>
  /** The order as first sent: a gateway compares a repeated order with it. */
  terms: string
  /** The freeze that an Alipay trade took its money from. */
  auth_no?: string | null
  /** The last part of the phone page's address; a new one replaces it when WeChat Pay reissues. */
  code: string
  code_expires_at: Date
  time_expire: Date
  created_at: Date
  paid_at: Date | null
  closed_at: Date | null
}

export type FreezeState = "NOT_CREATED" | "INIT" | "AUTHORIZED" | "FINISH" | "CLOSED"

/** Frozen money set free; those that Alipay made by itself bear no number. */
export interface Release {
  out_request_no: string
  amount_fen: number
  at: Date
}

/** One pre-authorisation at Alipay. */
export interface Freeze {
  gateway: "alipay"
  out_order_no: string
  out_request_no: string
  auth_no: string | null
  /** The app that it was made for. */
  auth_app_id: string
  state: FreezeState
  amount_fen: number
  product_code: string
  subject: string
  notify_url: string | null
  terms: string
  /** The last part of the phone page's address. */
  code: string
  time_expire: Date
  created_at: Date
  frozen_at: Date | null
  closed_at: Date | null
  releases: Release[]
}

/** One refund at a gateway; Alipay gives it no number of its own. */
export interface Refund {
  gateway: Gateway
  out_trade_no: string
  out_refund_no: string
  gateway_refund_no: string | null
  amount_fen: number
  reason: string | null
  notify_url: string | null
  /** WeChat Pay only: made in the merchant platform, which tells of it in API v2's XML. */
  by_hand?: boolean
  state: RefundState
  created_at: Date
  succeeded_at: Date | null
}

/** One try to hand a notification to the shop. */
export interface Attempt {
  at: Date
  status: number | null
  body: string
  error?: string
}

/** One notification and the log of its deliveries. */
export interface Notification {
  id: string
  gateway: Gateway
  /** Of a trade of API v2. */
  v2?: Trade["v2"]
  out_trade_no: string
  out_refund_no?: string
  event: string
  url: string
  /** What it says, before it is dated, encrypted and signed. */
  content: Record<string, unknown>
  attempts: Attempt[]
  acknowledged: boolean
}

/** One call that a shop made. */
export interface RequestRecord {
  gateway: Gateway
  operation: string
  at: Date
  out_trade_no?: string
  outcome: string
}
