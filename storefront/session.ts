/** How the shopper pays, as chosen when the payment session was created. */
export type Scene =
  | "page"
  | "wap"
  | "app"
  | "qr"
  | "jsapi"
  | "mini"
  | "native"
  | "h5"
  | "barcode"
  | "preauth"
  | (string & {})

/** For `WeixinJSBridge.invoke("getBrandWCPayRequest", params)` in a page that runs inside WeChat. */
export interface WechatJsapiParams extends WechatMiniParams {
  appId: string
}

/** For `wx.requestPayment(params)` in a mini program. */
export interface WechatMiniParams {
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}

/** For the WeChat SDK of a mobile app. */
export interface WechatAppParams {
  appid: string
  partnerid: string
  prepayid: string
  package: string
  noncestr: string
  timestamp: string
  sign: string
}

/**
 * What the shop front does next: show a QR code, send the browser to the gateway, open the wallet's
 * cashier, or only wait, because the shopper has shown a payment code.
 */
export type PaymentInstruction =
  | { type: "qr"; code: string }
  | { type: "redirect"; url: string }
  | { type: "wechat_jsapi"; params: WechatJsapiParams }
  | { type: "wechat_mini"; params: WechatMiniParams }
  | { type: "wechat_app"; params: WechatAppParams }
  /** For Alipay's SDK in an app of the merchant's own: hand it over as it is. */
  | { type: "alipay_app"; order_string: string }
  /** In a mini program `my.tradePay({ tradeNO: trade_no })`; in a page inside Alipay, the bridge's `tradePay`. */
  | { type: "alipay_trade"; trade_no: string }
  /** A document that sends the browser to the cashier by itself: write it into a new page. */
  | { type: "html"; html: string }
  /** For an `<iframe>` of this many pixels in the shop's own page. */
  | { type: "frame"; url: string; width: number }
  | { type: "wait" }

/** The public `data` of a Medusa payment session that belongs to Alipay or WeChat Pay. */
export interface CnpaySessionData {
  session_id: string
  out_trade_no: string
  scene: Scene
  /** What the shopper pays, in yuan with two decimals: `"19.90"`. Show this, not the cart's total. */
  amount: string
  currency: "cny"
  /** ISO 8601. After this moment the gateway takes no money for this session. */
  expires_at: string
  instruction: PaymentInstruction
}

/** The part of a Medusa payment session that tells whether it can be paid. */
export interface SessionLike {
  status?: string
  data?: unknown
}

/** A session whose instruction can be carried out. */
export interface PayableSession {
  data: CnpaySessionData
}

const openStatuses = ["pending", "requires_more"]

/**
 * Whether the shopper can pay this session now: it is one of ours, still open in Medusa, and not expired.
 * A session that is not payable any more may still have been paid: ask {@link watchPayment} before offering a new one.
 */
export function payableNow<Session extends SessionLike>(
  session: Session | null | undefined,
  now: Date = new Date()
): session is Session & PayableSession {
  if (!session || !isCnpaySessionData(session.data)) return false
  if (session.status !== undefined && !openStatuses.includes(session.status)) return false
  return Date.parse(session.data.expires_at) > now.getTime()
}

/** Whether `session.data` was written by this plugin's providers. */
export function isCnpaySessionData(data: unknown): data is CnpaySessionData {
  if (!isRecord(data)) return false
  const texts = [data.session_id, data.out_trade_no, data.scene, data.amount, data.expires_at]
  return texts.every((text) => typeof text === "string") && isInstruction(data.instruction)
}

function isInstruction(value: unknown): value is PaymentInstruction {
  if (!isRecord(value)) return false
  switch (value.type) {
    case "qr":
      return typeof value.code === "string"
    case "redirect":
      return typeof value.url === "string"
    case "alipay_app":
      return typeof value.order_string === "string"
    case "alipay_trade":
      return typeof value.trade_no === "string"
    case "html":
      return typeof value.html === "string"
    case "frame":
      return typeof value.url === "string" && typeof value.width === "number"
    case "wechat_jsapi":
    case "wechat_mini":
    case "wechat_app":
      return isRecord(value.params)
    default:
      return value.type === "wait"
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
