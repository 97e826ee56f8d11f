import { GatewayError, NotificationRefused } from "../../core/errors"
import type { BillDay } from "../../core/bill-day"
import type { BillKind } from "../../core/bill-line"
import type { OutRefundNo, OutTradeNo } from "../../core/ids"
import { parseYuan } from "../../core/money"
import type { OwnIds, RefundSnapshot, TradeSnapshot } from "../../core/trade"
import { stateAfterRefusedClose } from "../close"
import type {
  BillOutcome,
  CloseOutcome,
  Gateway,
  HttpAnswer,
  MadeTrade,
  NewRefund,
  NewTrade,
  RefundDetour,
  PaymentInstruction,
  RawNotification,
  VerifiedNotification,
} from "../gateway"
import { acknowledgeInXml } from "../wechat-v2/acknowledge"
import { isXml, readWechatV2Refund } from "../wechat-v2/notification"
import type { ShownKey } from "../shown-key"
import { takeBack } from "../take-back"
import { isNotWaiting, isTradeAbsent } from "../wechat/codes"
import { WechatLogin } from "../wechat/login"
import { redirectRefund } from "./abnormal-refund"
import { malformed, openAnswer, requestIdOf } from "./answer"
import { downloadBill } from "./bill"
import { isRefundAbsent } from "./codes"
import { directMerchant, partnerMerchant, type Merchant } from "./merchant"
import { readWechatNotification } from "./notification"
import type { WechatSettings } from "./options"
import { SafeWxPay } from "./pay"
import { readRefund } from "./refund"
import { WECHAT_SCENES, WECHAT_TERMS } from "./scenes"
import type { Desk } from "./scenes/scene"
import { readTrade } from "./trade"

const REFUNDS = "/v3/refund/domestic/refunds"

/** WeChat Pay's API v3 behind the port. */
export class WechatV3Gateway implements Gateway {
  readonly name = "wechat"
  readonly scenes = Object.keys(WECHAT_SCENES)
  readonly terms = WECHAT_TERMS
  /** WeChat Pay publishes no cap of its own; one trade of a hundred million yuan is Alipay's. */
  readonly maxTotal = parseYuan("100000000")
  readonly refundGapMs = 0
  readonly refundQueryAfterMs = 0
  readonly payee: OwnIds
  readonly merchant: string | null
  private readonly desk: Desk
  private readonly login: WechatLogin

  constructor(private readonly settings: WechatSettings) {
    const { notifyUrl, clock, storeId = "main" } = settings
    const merchant = merchantOf(settings)
    this.desk = { pay: new SafeWxPay(settings), merchant, notifyUrl, storeId, clock }
    this.merchant = settings.mchId
    this.payee = merchant.payee
    this.login = new WechatLogin({ ...settings, appIdOf: (scene) => merchant.client(scene).appId })
  }

  async create(trade: NewTrade): Promise<PaymentInstruction> {
    const scene = WECHAT_SCENES[trade.scene]
    if (!scene) throw new TypeError(`wechat has no scene ${trade.scene}`)
    return scene.create(this.desk, trade)
  }

  async query(no: OutTradeNo): Promise<TradeSnapshot | null> {
    const ids = new URLSearchParams(this.desk.merchant.ids)
    const output = await this.desk.pay.send("GET", `${this.tradePath(no)}?${ids.toString()}`)
    const answer = orAbsent(isTradeAbsent, () => openAnswer(output, "query"))
    if (!answer) return null
    const snapshot = readTrade(answer)
    if (snapshot?.outTradeNo !== no) throw malformed("query", requestIdOf(output))
    return snapshot
  }

  async close(no: OutTradeNo, made?: MadeTrade): Promise<CloseOutcome> {
    if (made?.scene === "barcode") {
      const ageMs = this.settings.clock().getTime() - made.at.getTime()
      return takeBack(this, { no, ageMs, reverse: () => this.reverse(no) })
    }
    try {
      const path = `${this.tradePath(no)}/close`
      openAnswer(await this.desk.pay.send("POST", path, this.desk.merchant.ids), "close", 204)
      return "closed"
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      if (error.kind === "unknown") return "unknown"
      if (isTradeAbsent(error.code)) return "absent"
      if (isNotWaiting(error.code)) return stateAfterRefusedClose(this, no)
      throw error
    }
  }

  /** 200 means accepted, never refunded. @see https://pay.weixin.qq.com/doc/v3/merchant/4012552567 */
  async refund(wanted: NewRefund): Promise<RefundSnapshot> {
    const output = await this.desk.pay.send("POST", REFUNDS, {
      ...this.desk.merchant.refundIds,
      out_trade_no: wanted.outTradeNo,
      out_refund_no: wanted.outRefundNo,
      // Without it a refund's notification would come as v2 XML, or not at all.
      notify_url: this.settings.notifyUrl,
      amount: { refund: wanted.amount, total: wanted.total, currency: "CNY" },
    })
    const snapshot = readRefund(openAnswer(output, "refund"))
    if (snapshot?.outRefundNo !== wanted.outRefundNo) throw malformed("refund", requestIdOf(output))
    return snapshot
  }

  async queryRefund(no: OutRefundNo): Promise<RefundSnapshot | null> {
    const ids = new URLSearchParams(this.desk.merchant.refundIds).toString()
    const path = `${REFUNDS}/${encodeURIComponent(no)}${ids && `?${ids}`}`
    const output = await this.desk.pay.send("GET", path)
    const answer = orAbsent(isRefundAbsent, () => openAnswer(output, "query refund"))
    if (!answer) return null
    const snapshot = readRefund(answer)
    if (snapshot?.outRefundNo !== no) throw malformed("query refund", requestIdOf(output))
    return snapshot
  }

  /** Sends an abnormal refund another way. @throws GatewayError */
  redirectRefund(detour: RefundDetour): Promise<RefundSnapshot> {
    return redirectRefund(this.desk.pay, this.desk.merchant, detour)
  }

  readNotification(raw: RawNotification, now: Date): VerifiedNotification {
    if (isXml(raw)) return this.readV2Refund(raw)
    return readWechatNotification(raw, now, this.desk.pay.platformKeys, this.desk.pay)
  }

  async fetchKeys({ headers }: RawNotification): Promise<void> {
    await this.desk.pay.platformKeys.learn(headers["wechatpay-serial"])
  }

  downloadBill(day: BillDay, kind: BillKind): Promise<BillOutcome> {
    return downloadBill(this.desk.pay, this.settings, { day, kind })
  }

  /** The status decides, not the body. @see https://pay.weixin.qq.com/doc/v3/merchant/4012075249 */
  acknowledge(outcome: "accepted" | "refused" | "retry", raw?: RawNotification): HttpAnswer {
    if (raw && isXml(raw)) return acknowledgeInXml(outcome)
    const status = { accepted: 200, refused: 401, retry: 503 }[outcome]
    const body =
      outcome === "accepted"
        ? { code: "SUCCESS", message: "成功" }
        : { code: "FAIL", message: outcome === "refused" ? "验签失败" : "请稍后重试" }
    return { status, contentType: "application/json", body: JSON.stringify(body) }
  }

  private readV2Refund(raw: RawNotification): VerifiedNotification {
    const { apiV2Key: apiKey, mchId } = this.settings
    if (apiKey) return readWechatV2Refund(raw, { apiKey, mchId })
    throw new NotificationRefused("undecryptable", "it is a refund notice of v2: set `apiV2Key`")
  }

  identify(scene: string, code: string): Promise<string> {
    return this.login.openid(scene, code)
  }

  expiresAt(): Date | null {
    return this.desk.pay.platformKeys.expiresAt()
  }

  trusted(): ShownKey[] {
    return this.desk.pay.platformKeys.shown()
  }

  async shutdown(): Promise<void> {
    await Promise.all([this.desk.pay.shutdown(), this.login.shutdown()])
  }

  private async reverse(no: OutTradeNo): Promise<boolean> {
    const path = `${this.tradePath(no)}/reverse`
    const owner = this.desk.merchant.owner("barcode")
    openAnswer(await this.desk.pay.send("POST", path, owner), "reverse")
    return true
  }

  private tradePath(no: OutTradeNo): string {
    return `${this.desk.merchant.path}/out-trade-no/${encodeURIComponent(no)}`
  }
}

function merchantOf({ mchId, appId, appIds, subMerchant }: WechatSettings): Merchant {
  const apps = { appId, byScene: appIds }
  if (!subMerchant) return directMerchant(mchId, apps)
  const { mchId: subMchId, appId: subAppId, appIds: byScene } = subMerchant
  const own = subAppId ? { apps: { appId: subAppId, byScene } } : {}
  return partnerMerchant(mchId, apps, { mchId: subMchId, ...own })
}

function orAbsent<T>(isAbsent: (code: string) => boolean, open: () => T): T | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof GatewayError && error.kind === "refused" && isAbsent(error.code)) {
      return null
    }
    throw error
  }
}
