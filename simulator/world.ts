import { alipayDialect } from "./alipay/notify"
import { AlipayPlatform } from "./alipay/platform"
import { BillDesk } from "./bills/desk"
import { Books } from "./books"
import type { Clock } from "./clock"
import type { Credentials } from "./credentials"
import { Delivery } from "./delivery"
import { Faults } from "./faults"
import type { RefundState } from "./records"
import { ShopperCodes } from "./shopper-codes"
import { Platform } from "./wechat/platform"
import { wechatDialect } from "./wechat/notify"

/** Waits that a laptop may shorten. */
export interface Pace {
  /** Alipay wants three seconds between two refunds of one trade. */
  refundGapMs: number
  /** How long WeChat Pay says PROCESSING. */
  refundDelayMs: number
  /** WeChat Pay takes no payment by code back within fifteen seconds. */
  reverseAfterMs: number
}

const REFUND_GAP_MS = 3_000
const REFUND_DELAY_MS = 300
const REVERSE_AFTER_MS = 15_000
const LEAST_REFUND_DELAY_MS = 10

export function paceOf(retryFactor: number): Pace {
  return {
    refundGapMs: REFUND_GAP_MS * Math.min(1, retryFactor),
    refundDelayMs: Math.max(LEAST_REFUND_DELAY_MS, REFUND_DELAY_MS * retryFactor),
    reverseAfterMs: REVERSE_AFTER_MS * Math.min(1, retryFactor),
  }
}

export interface WorldOptions {
  credentials: Credentials
  clock: Clock
  retryFactor: number
  refundGapCode: string
}

/** All that the two gateways, the phone and the control API share. */
export class World {
  /** Known once the server listens. */
  url = ""
  readonly credentials: Credentials
  readonly clock: Clock
  readonly pace: Pace
  /** The code of a refund that comes too soon: Alipay documents the rule, not the code. */
  readonly refundGapCode: string
  readonly books = new Books()
  readonly bills: BillDesk
  readonly faults = new Faults()
  readonly codes = new ShopperCodes()
  /** How WeChat Pay's next refund ends; `null`: well. */
  nextRefundEnd: RefundState | null = null
  readonly platform: Platform
  readonly alipay: AlipayPlatform
  readonly delivery: Delivery
  private readonly stopping = new AbortController()
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor({ credentials, clock, retryFactor, refundGapCode }: WorldOptions) {
    this.credentials = credentials
    this.clock = clock
    this.pace = paceOf(retryFactor)
    this.refundGapCode = refundGapCode
    this.bills = new BillDesk(this.books, clock)
    const { books, faults } = this
    this.platform = new Platform(credentials)
    this.alipay = new AlipayPlatform(credentials)
    const wechat = wechatDialect(credentials, this.platform)
    const dialects = { alipay: alipayDialect(credentials, this.alipay), wechat }
    this.delivery = new Delivery({ books, faults, clock, retryFactor, dialects })
  }

  /** Aborted when the simulator stops. */
  get stopped(): AbortSignal {
    return this.stopping.signal
  }

  /** Does something later, unless everything is forgotten first. */
  later(ms: number, job: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      job()
    }, ms)
    this.timers.add(timer)
  }

  /** Empties the books and drops whatever is under way. */
  forget(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.delivery.stop()
    this.faults.clear()
    this.bills.clear()
    this.books.clear()
    this.nextRefundEnd = null
    this.platform.reset()
    this.alipay.reset()
  }

  stop(): void {
    this.stopping.abort()
    this.forget()
  }
}
