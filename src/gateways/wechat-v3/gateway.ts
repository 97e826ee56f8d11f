import { GatewayError } from "../../core/errors"
import type { OutRefundNo, OutTradeNo } from "../../core/ids"
import { parseYuan } from "../../core/money"
import type { Payee, RefundSnapshot, TradeSnapshot } from "../../core/trade"
import { stateAfterRefusedClose } from "../close"
import type {
  CloseOutcome,
  Gateway,
  HttpAnswer,
  NewRefund,
  NewTrade,
  PaymentInstruction,
  RawNotification,
  VerifiedNotification,
} from "../gateway"
import { malformed, openAnswer } from "./answer"
import { isNotWaiting, isRefundAbsent, isTradeAbsent } from "./codes"
import { readWechatNotification } from "./notification"
import type { WechatSettings } from "./options"
import { SafeWxPay } from "./pay"
import { readRefund } from "./refund"
import { WECHAT_SCENES } from "./scenes"
import { readTrade } from "./trade"

/** WeChat Pay's API v3 behind the port. */
export class WechatV3Gateway implements Gateway {
  readonly name = "wechat"
  readonly scenes = Object.keys(WECHAT_SCENES)
  /** WeChat Pay publishes no cap of its own; one trade of a hundred million yuan is Alipay's. */
  readonly maxTotal = parseYuan("100000000")
  readonly refundGapMs = 0
  readonly refundQueryAfterMs = 0
  readonly payee: Payee
  private readonly pay: SafeWxPay

  constructor(private readonly settings: WechatSettings) {
    this.pay = new SafeWxPay(settings)
    this.payee = { appid: settings.appId, mchid: settings.mchId }
  }

  async create(trade: NewTrade): Promise<PaymentInstruction> {
    const scene = WECHAT_SCENES[trade.scene]
    if (!scene) throw new TypeError(`wechat has no scene ${trade.scene}`)
    return scene(this.pay, trade, this.settings.notifyUrl)
  }

  async query(no: OutTradeNo): Promise<TradeSnapshot | null> {
    const answer = await orAbsent(isTradeAbsent, async () =>
      openAnswer(await this.pay.query({ out_trade_no: encodeURIComponent(no) }), "query")
    )
    if (!answer) return null
    const snapshot = readTrade(answer)
    if (snapshot?.outTradeNo !== no) throw malformed("query")
    return snapshot
  }

  async close(no: OutTradeNo): Promise<CloseOutcome> {
    try {
      openAnswer(await this.pay.close(encodeURIComponent(no)), "close", 204)
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
    const output = await this.pay.refunds({
      out_trade_no: wanted.outTradeNo,
      out_refund_no: wanted.outRefundNo,
      // Without it a refund's notification would come as v2 XML, or not at all.
      notify_url: this.settings.notifyUrl,
      amount: { refund: wanted.amount, total: wanted.total, currency: "CNY" },
    })
    const snapshot = readRefund(openAnswer(output, "refund"))
    if (snapshot?.outRefundNo !== wanted.outRefundNo) throw malformed("refund")
    return snapshot
  }

  async queryRefund(no: OutRefundNo): Promise<RefundSnapshot | null> {
    const answer = await orAbsent(isRefundAbsent, async () =>
      openAnswer(await this.pay.find_refunds(encodeURIComponent(no)), "query refund")
    )
    if (!answer) return null
    const snapshot = readRefund(answer)
    if (snapshot?.outRefundNo !== no) throw malformed("query refund")
    return snapshot
  }

  readNotification(raw: RawNotification, now: Date): VerifiedNotification {
    return readWechatNotification(raw, now, this.settings, this.pay)
  }

  /** The status decides, not the body. @see https://pay.weixin.qq.com/doc/v3/merchant/4012075249 */
  acknowledge(outcome: "accepted" | "refused" | "retry"): HttpAnswer {
    const status = { accepted: 200, refused: 401, retry: 503 }[outcome]
    const body =
      outcome === "accepted"
        ? { code: "SUCCESS", message: "成功" }
        : { code: "FAIL", message: outcome === "refused" ? "验签失败" : "请稍后重试" }
    return { status, contentType: "application/json", body: JSON.stringify(body) }
  }

  async shutdown(): Promise<void> {
    await this.pay.shutdown()
  }
}

async function orAbsent<T>(
  isAbsent: (code: string) => boolean,
  ask: () => Promise<T>
): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GatewayError && error.kind === "refused" && isAbsent(error.code)) {
      return null
    }
    throw error
  }
}
