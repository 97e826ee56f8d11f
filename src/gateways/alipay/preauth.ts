import { GatewayError } from "../../core/errors"
import type { OutReleaseNo, OutTradeNo } from "../../core/ids"
import { formatYuan, MoneyError } from "../../core/money"
import type { FreezeSnapshot, ReleaseState, TradeSnapshot } from "../../core/trade"
import type { CloseOutcome, Gateway } from "../gateway"
import type { NewCapture, NewRelease, Preauth } from "../preauth"
import { text } from "../record"
import { walletText } from "../text"
import { untrusted, type AlipayAnswer } from "./answer"
import type { AlipayClient } from "./client"
import { isFreezeAbsent, isRefused } from "./codes"
import { readFreeze } from "./freeze"
import type { AlipaySettings } from "./options"
import { preauthProduct } from "./scenes/preauth"

const QUERY = "alipay.fund.auth.operation.detail.query"
const UNFREEZE = "alipay.fund.auth.order.unfreeze"
const PAY = "alipay.trade.pay"

/** 支付宝预授权 behind the port. @see https://opendocs.alipay.com/open/064jhj */
export class AlipayPreauth implements Preauth {
  readonly scene = "preauth"

  constructor(
    private readonly client: AlipayClient,
    private readonly settings: Pick<AlipaySettings, "notifyUrl" | "sellerId">,
    private readonly trades: Pick<Gateway, "query">
  ) {}

  async query(no: OutTradeNo): Promise<FreezeSnapshot | null> {
    const answer = await this.ask(no, no, "FREEZE")
    return answer && trustFreeze(answer, no)
  }

  /**
   * `operation.cancel` ends a freeze that nobody has made yet, and releases one that was made this
   * very moment: either way nothing stays frozen and nothing was taken.
   */
  async close(no: OutTradeNo): Promise<CloseOutcome> {
    const now = await this.query(no)
    if (!now) return "absent"
    if (now.state !== "waiting") return now.state === "frozen" ? "paid" : "closed"
    try {
      const cancel = { out_order_no: no, out_request_no: no, remark: "closed" }
      await this.client.call("alipay.fund.auth.operation.cancel", cancel)
      return "closed"
    } catch (error) {
      if (isRefused(error, isFreezeAbsent)) return "absent"
      if (error instanceof GatewayError && error.kind !== "misconfigured") return "unknown"
      throw error
    }
  }

  /**
   * `NOT_COMPLETE`: the rest stays frozen, so that other captures, of which we may not have heard
   * yet, find their money. A refusal is no proof that nothing was taken: the number may have been
   * sent before, and have used up the freeze.
   */
  async capture(wanted: NewCapture): Promise<TradeSnapshot> {
    const freeze = await this.ask(wanted.freezeNo, wanted.freezeNo, "FREEZE")
    if (!freeze) throw refused(PAY, "AUTH_ORDER_NOT_EXIST", "Alipay does not know the freeze")
    try {
      await this.client.call(PAY, this.captureContent(wanted, freeze), {
        notify_url: this.settings.notifyUrl,
      })
    } catch (error) {
      if (!isRefused(error, () => true)) throw error
      const earlier = await this.trades.query(wanted.outTradeNo)
      if (earlier?.state !== "paid") throw error
      return earlier
    }
    // 10000 只表示请求成功: the state of the trade is told by a query alone.
    const taken = await this.trades.query(wanted.outTradeNo)
    if (!taken) throw untrusted(PAY, "MALFORMED", "the capture was accepted and is not known")
    return taken
  }

  async release({ outReleaseNo, freezeNo, amount }: NewRelease): Promise<ReleaseState> {
    const freeze = await this.ask(freezeNo, freezeNo, "FREEZE")
    if (!freeze) throw refused(UNFREEZE, "AUTH_ORDER_NOT_EXIST", "Alipay does not know the freeze")
    const content = {
      auth_no: authNo(freeze),
      out_request_no: outReleaseNo,
      amount: formatYuan(amount),
      remark: "released",
    }
    try {
      const answer = await this.client.call(UNFREEZE, content, {
        notify_url: this.settings.notifyUrl,
      })
      return releaseState(UNFREEZE, answer, outReleaseNo)
    } catch (error) {
      if (!isRefused(error, () => true)) throw error
      // The number may have been sent before, and have released the last of it.
      const earlier = await this.queryRelease(outReleaseNo, freezeNo)
      if (!earlier) throw error
      return earlier
    }
  }

  async queryRelease(no: OutReleaseNo, freeze: OutTradeNo): Promise<ReleaseState | null> {
    const answer = await this.ask(freeze, no, "UNFREEZE")
    return answer && releaseState(QUERY, answer, no)
  }

  private async ask(order: string, request: string, type: string): Promise<AlipayAnswer | null> {
    try {
      return await this.client.call(QUERY, {
        out_order_no: order,
        out_request_no: request,
        operation_type: type,
      })
    } catch (error) {
      if (isRefused(error, isFreezeAbsent)) return null
      throw error
    }
  }

  /** Payer and title are asked for and not kept: the ledger holds nobody's Alipay account. */
  private captureContent(wanted: NewCapture, freeze: AlipayAnswer) {
    const { sellerId } = this.settings
    return {
      out_trade_no: wanted.outTradeNo,
      total_amount: formatYuan(wanted.amount),
      subject: walletText(text(freeze, "order_title") ?? "", 256) || wanted.outTradeNo,
      product_code: preauthProduct(wanted.form),
      auth_no: authNo(freeze),
      auth_confirm_mode: "NOT_COMPLETE",
      ...payer(freeze),
      ...(sellerId ? { seller_id: sellerId } : {}),
    }
  }
}

function authNo(freeze: AlipayAnswer): string {
  const no = text(freeze, "auth_no")
  if (!no) throw untrusted(QUERY, "MALFORMED", "the answer names no freeze")
  return no
}

function payer(freeze: AlipayAnswer): Record<string, string> {
  const userId = text(freeze, "payer_user_id")
  if (userId) return { buyer_id: userId }
  const openId = text(freeze, "payer_open_id")
  return openId ? { buyer_open_id: openId } : {}
}

/** A signed answer about another freeze, or one that cannot be read, is no answer. */
function trustFreeze(answer: AlipayAnswer, no: OutTradeNo): FreezeSnapshot {
  const snapshot = readOrNull(answer)
  if (snapshot?.outTradeNo === no) return snapshot
  throw untrusted(QUERY, "MALFORMED", "the answer does not describe the freeze that was asked for")
}

function readOrNull(answer: AlipayAnswer): FreezeSnapshot | null {
  try {
    return readFreeze(answer)
  } catch (error) {
    if (error instanceof MoneyError) return null
    throw error
  }
}

const RELEASE_STATES: Readonly<Record<string, ReleaseState>> = {
  INIT: "processing",
  SUCCESS: "succeeded",
  CLOSED: "failed",
}

function releaseState(method: string, answer: AlipayAnswer, no: OutReleaseNo): ReleaseState {
  const state = RELEASE_STATES[text(answer, "status") ?? ""]
  if (state && answer.out_request_no === no) return state
  throw untrusted(method, "MALFORMED", "the answer does not describe the release")
}

function refused(operation: string, code: string, message: string): GatewayError {
  return new GatewayError({ gateway: "alipay", operation, kind: "refused", code, message })
}
