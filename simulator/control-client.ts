import type { BillChange } from "./bills/changes"
import type { FaultRequest } from "./faults"
import type { Gateway, RefundState } from "./records"
import type { PaymentCodeEnd } from "./shopper-codes"
import type { NotifiesBy } from "./wechat/platform"
import type { BooksView } from "./views"

/** What the shop answered to one notification; `status` is null when it did not. */
export interface ShopReply {
  status: number | null
  body: string
  error?: string
}

/** Changes to a notification: fields set before it is signed, headers set after. */
export interface NotifyChanges {
  set?: Record<string, unknown>
  headers?: Record<string, string>
}

/** What becomes of WeChat Pay's keys. */
export interface PlatformChange {
  notifications?: NotifiesBy
  /** A new certificate signs from now on. */
  rotate?: boolean
  /** Only the newest certificate is given out any more. */
  retire_old?: boolean
}

/** The control API of a running simulator, for tests and demos. */
export class SimulatorControl {
  constructor(private readonly url: string) {}

  /** Orders a misbehaviour. */
  fault(request: FaultRequest): Promise<{ id: string }> {
    return this.call("POST", "/faults", request)
  }

  clearFaults(): Promise<void> {
    return this.call("DELETE", "/faults")
  }

  /** What the gateways know. */
  books(): Promise<BooksView> {
    return this.call("GET", "/books")
  }

  /** As if everything had happened so many days ago: then there are bills of it. */
  ageBooks(days: number): Promise<void> {
    return this.call("POST", "/books/age", { days })
  }

  /** The shopper pays; a code that was not scanned is scanned first. */
  pay(gateway: Gateway, outTradeNo: string): Promise<{ state: string }> {
    return this.call("POST", trade(gateway, outTradeNo, "pay"))
  }

  /** The shopper scans the code or opens the cashier, and does not pay yet. */
  scan(gateway: Gateway, outTradeNo: string): Promise<{ state: string }> {
    return this.call("POST", trade(gateway, outTradeNo, "scan"))
  }

  /** The shopper gives up. */
  cancel(gateway: Gateway, outTradeNo: string): Promise<{ state: string }> {
    return this.call("POST", trade(gateway, outTradeNo, "cancel"))
  }

  /** The shopper lets Alipay freeze the money of a pre-authorisation. */
  freeze(outOrderNo: string): Promise<{ state: string }> {
    return this.call("POST", `/freezes/${encodeURIComponent(outOrderNo)}/freeze`)
  }

  /** Alipay ends a freeze by itself, and sets free what is left of it. */
  expireFreeze(outOrderNo: string): Promise<{ state: string }> {
    return this.call("POST", `/freezes/${encodeURIComponent(outOrderNo)}/expire`)
  }

  /** Sends one more payment notification now, with an id of its own, and gives the shop's answer. */
  notify(gateway: Gateway, outTradeNo: string, changes: NotifyChanges = {}): Promise<ShopReply> {
    return this.call("POST", trade(gateway, outTradeNo, "notify"), changes)
  }

  /** WeChat Pay's next refund ends the given way, and is notified; `PROCESSING`: it waits for `setRefund`. */
  endNextRefund(state: RefundState): Promise<{ state: string }> {
    return this.call("POST", "/refund-end", { state })
  }

  /** Somebody refunds in the gateway's merchant platform: the shop is only notified of it. */
  refundOutside(
    gateway: Gateway,
    outTradeNo: string,
    amountFen: number
  ): Promise<{ out_refund_no: string }> {
    return this.call("POST", trade(gateway, outTradeNo, "refund"), { amount_fen: amountFen })
  }

  /** Ends a WeChat Pay refund the given way, and notifies. */
  setRefund(
    gateway: Gateway,
    outRefundNo: string,
    state: Exclude<RefundState, "PROCESSING">
  ): Promise<{ state: string }> {
    return this.call("POST", `/refunds/${gateway}/${encodeURIComponent(outRefundNo)}`, { state })
  }

  /** Changes WeChat Pay's own keys; gives the serial of the certificate that now signs. */
  platform(change: PlatformChange): Promise<{ serial_no: string }> {
    return this.call("POST", "/platform", change)
  }

  /** Alipay signs with a new certificate from now on, in certificate mode; gives its number. */
  rotateAlipay(): Promise<{ alipay_cert_sn: string }> {
    return this.call("POST", "/alipay/rotate")
  }

  /** The code that WeChat or Alipay gives to a page (`jsapi`) or a mini program of this app. */
  loginCode(appId: string): Promise<{ code: string }> {
    return this.call("POST", "/login-codes", { app_id: appId })
  }

  /** The code on the shopper's phone that the shop reads at the counter. */
  paymentCode(
    end: PaymentCodeEnd = "pays",
    gateway: Gateway = "wechat"
  ): Promise<{ auth_code: string }> {
    return this.call("POST", "/payment-codes", { end, gateway })
  }

  /** Makes a day's bill differ from the books, from now on. */
  changeBill(change: BillChange): Promise<void> {
    return this.call("POST", "/bills", change)
  }

  clearBillChanges(): Promise<void> {
    return this.call("DELETE", "/bills")
  }

  /** Empties the books, drops the faults, stops every delivery. */
  reset(): Promise<void> {
    return this.call("POST", "/reset")
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/control${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    })
    const value = (await response.json()) as T & { message?: string }
    if (!response.ok) throw new Error(value.message ?? `The simulator said ${response.status}.`)
    return value
  }
}

function trade(gateway: Gateway, outTradeNo: string, action: string): string {
  return `/trades/${gateway}/${encodeURIComponent(outTradeNo)}/${action}`
}
