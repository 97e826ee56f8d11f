import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  Logger,
  PaymentSessionStatus,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, MedusaError } from "@medusajs/framework/utils"
import { systemClock, type Clock } from "../core/clock"
import { openGateway } from "../options/open-gateway"
import { CnpayConfigError } from "../options/problems"
import type { Account } from "../options/types"
import { GatewayError } from "../core/errors"
import { forLog } from "../errors/for-log"
import type { CloseOutcome, Gateway } from "../gateways/gateway"
import type { OutTradeNo } from "../core/ids"
import { CallTrail } from "../modules/cnpay/call-trail"
import { listOlderOpenTrades, takeRefundToBook } from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"
import { adoptPaidTrade } from "./adopt"
import { toFen } from "./amount"
import { closeTrade, isGivenBack } from "../settle/close-trade"
import { createTrade } from "./create"
import { findOwnTrade, findPaidTrade } from "./find"
import { messages } from "./messages"
import { cancelPreauth, capturePreauth, refundPreauth, type FreezeInHand } from "./preauth"
import { refundTrade } from "../refunds/refund-trade"
import { adoptedData, openData, sessionData, tradeData } from "./session-data"
import { tradeStatus } from "./status"
import { readWebhook } from "./webhook"

interface Cradle extends Record<string, unknown> {
  logger: Logger
  __pg_connection__: Connection
}

/**
 * A Medusa payment provider over a gateway and the ledger; the gateways differ only in their wire
 * protocol. A provider reaches nothing but the Payment module's container, so it works on the ledger's
 * statements with the shop's own connection.
 */
export abstract class CnpayProvider extends AbstractPaymentProvider<Account> {
  protected readonly gateway: Gateway
  protected readonly db: Connection
  protected readonly logger: Logger
  protected readonly clock: Clock = systemClock

  static override validateOptions(options: Partial<Account>): void {
    if (!options.account || !options.notifyUrl || !options.gateway) {
      throw new CnpayConfigError([
        "the payment provider was registered by hand: use the `modules` that `defineCnpay()` returns.",
      ])
    }
  }

  constructor(cradle: Cradle, account: Account) {
    super(cradle, account)
    this.db = cradle.__pg_connection__
    this.logger = cradle.logger
    const { db, clock, logger } = this
    const trail = new CallTrail({ account: account.account, clock, connection: () => db, logger })
    this.gateway = openGateway(account, clock, { onCall: (call) => trail.note(call) })
  }

  /** Writes the trade down, then asks the gateway for it. Amounts come in yuan. */
  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const sessionId = input.context?.idempotency_key
    if (!sessionId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "no payment session id")
    const amount = toFen(input.amount)
    const adopted = await adoptPaidTrade(this.db, this.config.account, {
      key: input.data?.adopt,
      sessionId,
      amount,
    })
    if (adopted) {
      const data = adoptedData(adopted, input.data)
      return { id: adopted.out_trade_no, status: "pending", data }
    }
    const { trade, instruction } = await createTrade({
      db: this.db,
      logger: this.logger,
      gateway: this.gateway,
      account: this.config,
      sessionId,
      amount,
      currency: input.currency_code.toLowerCase(),
      wishes: input.data ?? {},
      now: this.clock(),
    })
    await this.closeOlder(trade.out_trade_no)
    return {
      id: trade.out_trade_no,
      status: "pending",
      data: sessionData(trade, instruction, input.data),
    }
  }

  /**
   * `captured` or `authorized` only when the gateway said so. Not paid yet is `pending`, never `error`, which would
   * end the session; a gateway that does not answer is an exception, which leaves it as it is.
   */
  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const trade = await findOwnTrade(this.db, this.config.account, {
      ...input.data,
      session_id: input.context?.idempotency_key ?? input.data?.session_id,
    })
    if (!trade) throw messages.noTrade(this.gateway.name)
    const status = await this.statusOf(trade)
    const isDone = status === "captured" || status === "authorized"
    return { status, data: isDone ? tradeData(trade) : openData(trade, input.data) }
  }

  /** Takes frozen money. Any other money came in one step, so that nothing is left to capture. */
  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const trade = await findPaidTrade(this.db, this.config, input.data)
    if (trade.kind === "freeze") {
      await capturePreauth(this.inHand(trade), input.context?.idempotency_key)
    }
    return { data: tradeData(trade) }
  }

  /** The amount comes in yuan. Throws only when no money was sent. */
  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const trade = await findPaidTrade(this.db, this.config, input.data)
    const medusaRefundId = input.context?.idempotency_key
    if (!medusaRefundId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "no refund id")
    const amount = toFen(input.amount)
    const now = this.clock()
    const { account, out_trade_no: outTradeNo } = trade
    const gone = { account, outTradeNo, medusaRefundId, amount, now }
    // Medusa's books are being brought up with money that went back before: nothing is to be sent.
    if (await takeRefundToBook(this.db, gone)) return { data: tradeData(trade) }
    if (trade.kind === "freeze") {
      await refundPreauth(this.inHand(trade), amount, medusaRefundId)
    } else {
      const { db, gateway } = this
      await refundTrade({ db, gateway, trade, amount, medusaRefundId, now })
    }
    return { data: tradeData(trade) }
  }

  /**
   * Never moves money: Medusa calls it for captured payments too, before it refunds them itself. What
   * is frozen and not captured is set free.
   */
  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const trade = await findOwnTrade(this.db, this.config.account, input.data)
    if (!trade) throw messages.noTrade(this.gateway.name)
    if (trade.state === "frozen") {
      await cancelPreauth(this.inHand(trade), input.context?.idempotency_key)
      return { data: tradeData(trade) }
    }
    const outcome = await closeTrade(this.db, this.gateway, trade, this.clock())
    if (outcome === "paid") throw messages.paidAlready(this.gateway.name, trade.out_trade_no)
    if (outcome === "unknown") throw messages.stillOpen(this.gateway.name, trade.out_trade_no)
    return { data: tradeData(trade) }
  }

  /** Throwing is the only veto against losing the session of a payment that has just been made. */
  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    const trade = await findOwnTrade(this.db, this.config.account, input.data)
    if (!trade || (await isGivenBack(this.db, trade))) return { data: {} }
    // Money of another amount is no use to this session: it is settled as late money.
    const held = trade.state === "frozen" ? trade.frozen_fen : trade.paid_fen
    if (held !== null && held !== trade.amount_fen) return { data: {} }
    const outcome = await this.tryToClose(trade)
    if (outcome === "paid" && trade.kind === "freeze") {
      throw messages.frozenAlready(this.gateway.name, trade.out_trade_no)
    }
    if (outcome === "paid") throw messages.paidAlready(this.gateway.name, trade.out_trade_no)
    if (outcome === "unknown") {
      this.logger.warn(`cnpay: trade ${trade.out_trade_no} is replaced but not confirmed closed`)
    }
    return { data: tradeData(trade) }
  }

  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const trade = await findOwnTrade(this.db, this.config.account, input.data)
    if (!trade) throw messages.noTrade(this.gateway.name)
    if (toFen(input.amount) !== trade.amount_fen) throw messages.fixedAmount()
    return { data: openData(trade, input.data) }
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const trade = await findOwnTrade(this.db, this.config.account, input.data)
    if (!trade) throw messages.noTrade(this.gateway.name)
    return { data: tradeData(trade) }
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const trade = await findOwnTrade(this.db, this.config.account, input.data)
    if (!trade) throw messages.noTrade(this.gateway.name)
    return { status: await this.statusOf(trade), data: tradeData(trade) }
  }

  /**
   * For notifications that reach Medusa's own `/hooks/payment/…`. The plugin's notify URL is
   * `/hooks/cnpay/…`, which answers in the gateway's dialect and keeps what it accepted.
   */
  getWebhookActionAndData(
    payload: ProviderWebhookPayload["payload"]
  ): Promise<WebhookActionResult> {
    return readWebhook(payload, {
      db: this.db,
      gateway: this.gateway,
      account: this.config.account,
      now: this.clock(),
    })
  }

  /** Neither gateway knows account holders; without this Medusa warns at each session of a customer. */
  async createAccountHolder(input: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    return { id: input.context.customer.id, data: {} }
  }

  /** Two tabs can make two sessions at once, which Medusa keeps both: only the newest stays payable. */
  private async closeOlder(no: OutTradeNo): Promise<void> {
    for (const older of await listOlderOpenTrades(this.db, this.config.account, no)) {
      await this.tryToClose(older)
    }
  }

  /** A gateway that refuses to talk must not keep the shopper from paying in another way. */
  private async tryToClose(trade: TradeRow): Promise<CloseOutcome> {
    try {
      return await closeTrade(this.db, this.gateway, trade, this.clock())
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      this.logger.warn(`cnpay: ${forLog(error)}`)
      return "unknown"
    }
  }

  private inHand(freeze: TradeRow): FreezeInHand {
    return { db: this.db, gateway: this.gateway, freeze, now: this.clock() }
  }

  /** What is thrown here is read by the shopper who completes a cart. */
  private async statusOf(trade: TradeRow): Promise<PaymentSessionStatus> {
    try {
      return await tradeStatus(this.db, this.gateway, trade, this.clock())
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      this.logger.warn(`cnpay: trade ${trade.out_trade_no}: ${error.message}`)
      throw messages.notAnswering(this.gateway.name)
    }
  }
}
