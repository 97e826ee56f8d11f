import type { BillDay } from "../../core/bill-day"
import type { BillKind } from "../../core/bill-line"
import { GatewayError } from "../../core/errors"
import type { OutRefundNo, OutTradeNo } from "../../core/ids"
import { fen, parseYuan } from "../../core/money"
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
  PaymentInstruction,
  RawNotification,
  VerifiedNotification,
} from "../gateway"
import { takeBack } from "../take-back"
import { appIdFor, ownAppIds } from "../wechat/apps"
import { isNotWaiting, isTradeAbsent } from "../wechat/codes"
import { WechatLogin } from "../wechat/login"
import { acknowledgeInXml } from "./acknowledge"
import { downloadBill } from "./bill"
import { untrusted, WechatV2Client } from "./client"
import { certificateOf } from "./client-certificate"
import { isRefundAbsent } from "./codes"
import { wholeFen } from "./members"
import { readWechatV2Notification } from "./notification"
import type { WechatV2Settings } from "./options"
import { readRefund, readRefunds } from "./refund"
import { WECHAT_V2_SCENES, WECHAT_V2_TERMS } from "./scenes"
import type { Desk } from "./scenes/scene"
import { readTrade } from "./trade"
import type { Fields } from "./xml"

const QUERY = "/pay/orderquery"
const REFUND_QUERY = "/pay/refundquery"
const REFUND = "/secapi/pay/refund"

/** WeChat Pay's API v2 behind the port, for merchants who have not moved to v3 yet. */
export class WechatV2Gateway implements Gateway {
  readonly name = "wechat"
  readonly scenes = Object.keys(WECHAT_V2_SCENES)
  readonly terms = WECHAT_V2_TERMS
  /** WeChat Pay publishes no cap of its own; one trade of a hundred million yuan is Alipay's. */
  readonly maxTotal = parseYuan("100000000")
  readonly refundGapMs = 0
  readonly refundQueryAfterMs = 0
  readonly payee: OwnIds
  readonly merchant: string | null
  private readonly desk: Desk
  private readonly login: WechatLogin

  constructor(private readonly settings: WechatV2Settings) {
    const { appId, appIds: byScene, mchId, notifyUrl } = settings
    const apps = { appId, byScene }
    const client = new WechatV2Client(settings)
    this.desk = { client, apps, mchId, notifyUrl, signer: settings }
    this.merchant = mchId
    this.payee = { appid: ownAppIds(apps), mch_id: mchId }
    this.login = new WechatLogin({ ...settings, appIdOf: (scene) => appIdFor(apps, scene) })
  }

  /** When the merchant's own certificate ends, without which nothing can be refunded. */
  expiresAt(): Date | null {
    const certificate = certificateOf(this.settings.certificate)
    return certificate && new Date(certificate.validTo)
  }

  async create(trade: NewTrade): Promise<PaymentInstruction> {
    const scene = WECHAT_V2_SCENES[trade.scene]
    if (!scene) throw new TypeError(`wechat has no scene ${trade.scene}`)
    return scene.create(this.desk, trade)
  }

  async query(no: OutTradeNo): Promise<TradeSnapshot | null> {
    const answer = await this.askOrAbsent(QUERY, { out_trade_no: no }, isTradeAbsent)
    if (!answer) return null
    const snapshot = readTrade(answer)
    if (snapshot?.outTradeNo !== no) throw untrusted(QUERY, "MALFORMED")
    return snapshot.refunded === "some" ? this.withRefunds(snapshot) : snapshot
  }

  async close(no: OutTradeNo, made?: MadeTrade): Promise<CloseOutcome> {
    if (made?.scene === "barcode") {
      const ageMs = this.settings.clock().getTime() - made.at.getTime()
      return takeBack(this, { no, ageMs, reverse: () => this.reverse(no) })
    }
    try {
      await this.ask("/pay/closeorder", { out_trade_no: no })
      return "closed"
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      if (error.kind === "unknown") return "unknown"
      if (isTradeAbsent(error.code)) return "absent"
      if (isNotWaiting(error.code)) return stateAfterRefusedClose(this, no)
      throw error
    }
  }

  /** Success means accepted, never refunded. @see https://pay.weixin.qq.com/doc/v2/merchant/4011941244 */
  async refund(wanted: NewRefund): Promise<RefundSnapshot> {
    const fields = {
      out_trade_no: wanted.outTradeNo,
      out_refund_no: wanted.outRefundNo,
      total_fee: String(wanted.total),
      refund_fee: String(wanted.amount),
      refund_fee_type: "CNY",
      notify_url: this.settings.notifyUrl,
    }
    const answer = await this.ask(REFUND, fields)
    const snapshot = readRefund(answer)
    if (snapshot?.outRefundNo !== wanted.outRefundNo) throw untrusted(REFUND, "MALFORMED")
    return snapshot
  }

  async queryRefund(no: OutRefundNo): Promise<RefundSnapshot | null> {
    const answer = await this.askOrAbsent(REFUND_QUERY, { out_refund_no: no }, isRefundAbsent)
    if (!answer) return null
    const found = readRefunds(answer)?.find(({ outRefundNo }) => outRefundNo === no)
    if (!found) throw untrusted(REFUND_QUERY, "MALFORMED")
    return found
  }

  readNotification(raw: RawNotification): VerifiedNotification {
    return readWechatV2Notification(raw, this.settings)
  }

  acknowledge(outcome: "accepted" | "refused" | "retry"): HttpAnswer {
    return acknowledgeInXml(outcome)
  }

  downloadBill(day: BillDay, kind: BillKind): Promise<BillOutcome> {
    return downloadBill(this.desk.client, this.settings, { day, kind })
  }

  identify(scene: string, code: string): Promise<string> {
    return this.login.openid(scene, code)
  }

  async shutdown(): Promise<void> {
    await Promise.all([this.desk.client.shutdown(), this.login.shutdown()])
  }

  /** Every refund of a trade; ten come at a time. @throws GatewayError */
  private async refundsOf(no: OutTradeNo): Promise<readonly RefundSnapshot[]> {
    const refunds: RefundSnapshot[] = []
    for (;;) {
      const offset = String(refunds.length)
      const answer = await this.ask(REFUND_QUERY, { out_trade_no: no, offset })
      const page = readRefunds(answer)
      const total = wholeFen(answer.total_refund_count ?? answer.refund_count)
      if (!page || total === null || total > 50) throw untrusted(REFUND_QUERY, "MALFORMED")
      refunds.push(...page)
      if (page.length === 0 || refunds.length >= total) return refunds
    }
  }

  /** `REFUND` says that money went back, not how much; without the sum, that much is still known. */
  private async withRefunds(snapshot: TradeSnapshot): Promise<TradeSnapshot> {
    try {
      const refunds = await this.refundsOf(snapshot.outTradeNo)
      const sent = refunds.filter(({ state }) => state === "processing" || state === "succeeded")
      return { ...snapshot, refunded: fen(sent.reduce((sum, it) => sum + (it.amount ?? 0), 0)) }
    } catch (error) {
      if (error instanceof GatewayError) return snapshot
      throw error
    }
  }

  /** `recall` means: once more. */
  private async reverse(no: OutTradeNo): Promise<boolean> {
    const once = async () =>
      (await this.ask("/secapi/pay/reverse", { out_trade_no: no })).recall !== "Y"
    return (await once()) || once()
  }

  /** Whichever app the trade was made by: its merchant asks. */
  private ask(path: string, fields: Fields): Promise<Fields> {
    return this.desk.client.call(path, fields, { appId: this.settings.appId })
  }

  private async askOrAbsent(
    path: string,
    fields: Fields,
    isAbsent: (code: string) => boolean
  ): Promise<Fields | null> {
    try {
      return await this.ask(path, fields)
    } catch (error) {
      if (error instanceof GatewayError && error.kind === "refused" && isAbsent(error.code)) {
        return null
      }
      throw error
    }
  }
}
