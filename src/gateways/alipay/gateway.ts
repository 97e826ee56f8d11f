import { GatewayError } from "../../core/errors"
import type { BillDay } from "../../core/bill-day"
import type { BillKind } from "../../core/bill-line"
import type { OutRefundNo, OutTradeNo } from "../../core/ids"
import { MoneyError, parseYuan } from "../../core/money"
import type { OwnIds, RefundSnapshot, TradeSnapshot } from "../../core/trade"
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
import { stateAfterRefusedClose } from "../close"
import type { ShownKey } from "../shown-key"
import { takeBack } from "../take-back"
import type { AlipayAnswer } from "./answer"
import { identifyBuyer } from "./buyer"
import { cancelTrade } from "./cancel"
import { downloadBill } from "./bill"
import { AlipayClient } from "./client"
import { isNotWaiting, isRefused, isTradeAbsent } from "./codes"
import { notificationSn, readAlipayNotification } from "./notification"
import type { AlipaySettings } from "./options"
import { queryRefund, refund } from "./refund"
import { AlipayPreauth } from "./preauth"
import { ALIPAY_SCENES, ALIPAY_TERMS } from "./scenes"
import { readTrade } from "./trade"

const QUERY = "alipay.trade.query"

/** Alipay's OpenAPI (`gateway.do`) behind the port. */
export class AlipayGateway implements Gateway {
  readonly name = "alipay"
  readonly scenes = Object.keys(ALIPAY_SCENES)
  readonly terms = ALIPAY_TERMS
  readonly preauth: AlipayPreauth
  readonly maxTotal = parseYuan("100000000")
  /** 同一笔交易的两次退款需间隔 3 秒以上. @see https://opendocs.alipay.com/open/02ekfs */
  readonly refundGapMs = 3_100
  readonly refundQueryAfterMs = 10_000
  readonly payee: OwnIds
  readonly merchant: string | null
  private readonly client: AlipayClient

  constructor(private readonly settings: AlipaySettings) {
    this.client = new AlipayClient(settings)
    this.preauth = new AlipayPreauth(this.client, settings, this)
    this.merchant = settings.sellerId ?? null
    this.payee = {
      app_id: settings.appId,
      ...(settings.sellerId ? { seller_id: settings.sellerId } : {}),
    }
  }

  async create(trade: NewTrade): Promise<PaymentInstruction> {
    const scene = ALIPAY_SCENES[trade.scene]
    if (!scene) throw new TypeError(`alipay has no scene ${trade.scene}`)
    return scene.create(this.client, trade, this.settings)
  }

  async query(no: OutTradeNo): Promise<TradeSnapshot | null> {
    try {
      return trustTrade(await this.client.call(QUERY, { out_trade_no: no }), no)
    } catch (error) {
      if (isRefused(error, isTradeAbsent)) return null
      throw error
    }
  }

  /** A trade that nobody opened at the cashier does not exist yet; its code dies by `time_expire`. */
  async close(no: OutTradeNo, made?: MadeTrade): Promise<CloseOutcome> {
    if (made?.scene === "barcode") return this.takeCodeBack(no, made)
    try {
      await this.client.call("alipay.trade.close", { out_trade_no: no })
      return "closed"
    } catch (error) {
      if (isRefused(error, isTradeAbsent)) return "absent"
      if (isRefused(error, isNotWaiting)) return stateAfterRefusedClose(this, no)
      if (error instanceof GatewayError && error.kind === "unknown") return "unknown"
      throw error
    }
  }

  refund(wanted: NewRefund): Promise<RefundSnapshot> {
    return refund(this.client, wanted)
  }

  async queryRefund(no: OutRefundNo, trade: OutTradeNo): Promise<RefundSnapshot | null> {
    try {
      return await queryRefund(this.client, no, trade)
    } catch (error) {
      if (isRefused(error, isTradeAbsent)) return null
      throw error
    }
  }

  async fetchKeys(raw: RawNotification): Promise<void> {
    await this.client.keys.learn(notificationSn(raw))
  }

  readNotification(raw: RawNotification): VerifiedNotification {
    return readAlipayNotification(raw, this.client.keys)
  }

  downloadBill(day: BillDay, kind: BillKind): Promise<BillOutcome> {
    return downloadBill(this.client, this.settings, { day, kind })
  }

  /** Exactly these seven bytes stop the retries. @see https://opendocs.alipay.com/open/00f7nu */
  acknowledge(outcome: "accepted" | "refused" | "retry"): HttpAnswer {
    const status = { accepted: 200, refused: 401, retry: 503 }[outcome]
    const body = outcome === "accepted" ? "success" : "fail"
    return { status, contentType: "text/plain", body }
  }

  identify(_scene: string, code: string): Promise<string> {
    return identifyBuyer(this.client, code)
  }

  /** A code that Alipay does not know yet may still be on its way: cancelling keeps it from being paid. */
  private async takeCodeBack(no: OutTradeNo, { at }: MadeTrade): Promise<CloseOutcome> {
    const ageMs = this.settings.clock().getTime() - at.getTime()
    const reverse = () => cancelTrade(this.client, no)
    const outcome = await takeBack(this, { no, ageMs, reverse })
    if (outcome !== "absent") return outcome
    try {
      return (await reverse()) ? "absent" : "unknown"
    } catch (error) {
      if (error instanceof GatewayError && error.kind !== "misconfigured") return "unknown"
      throw error
    }
  }

  /** When the first of the certificates in use ends; `null` in public-key mode. */
  expiresAt(): Date | null {
    const ends = [this.settings.certificates?.app.validTo, this.client.keys.expiresAt()]
    const times = ends.flatMap((end) => (end ? [new Date(end).getTime()] : []))
    return times.length > 0 ? new Date(Math.min(...times)) : null
  }

  trusted(): ShownKey[] {
    return this.client.keys.shown()
  }

  async shutdown(): Promise<void> {
    await this.client.close()
  }
}

/** A signed answer about another trade, or one that cannot be read, is no answer. */
function trustTrade(answer: AlipayAnswer, no: OutTradeNo): TradeSnapshot {
  const snapshot = readOrNull(answer)
  if (snapshot?.outTradeNo === no) return snapshot
  throw new GatewayError({
    gateway: "alipay",
    operation: QUERY,
    kind: "unknown",
    code: "MALFORMED",
    message: "the answer does not describe the trade that was asked for",
  })
}

function readOrNull(answer: AlipayAnswer): TradeSnapshot | null {
  try {
    return readTrade(answer)
  } catch (error) {
    if (error instanceof MoneyError) return null
    throw error
  }
}
