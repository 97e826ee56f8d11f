import { alphanumeric, digits } from "./ids"
import type { Gateway } from "./records"

/** What becomes of a payment code: paid at once, paid after a question on the phone, or not at all. */
export const PAYMENT_CODE_ENDS = ["pays", "asks", "poor"] as const
export type PaymentCodeEnd = (typeof PAYMENT_CODE_ENDS)[number]

const LOGIN_LIFE_MS = 300_000

interface Login {
  appId: string
  until: number
  isUsed: boolean
}

/** The codes that a shopper's client gives to a shop: who he is, and that he will pay. */
export class ShopperCodes {
  private readonly logins = new Map<string, Login>()
  private readonly payments = new Map<string, PaymentCodeEnd>()

  login(appId: string, now: Date): string {
    const code = alphanumeric(32)
    this.logins.set(code, { appId, until: now.getTime() + LOGIN_LIFE_MS, isUsed: false })
    return code
  }

  /** A code is good for one app, once, for five minutes. */
  takeLogin(appId: string, code: string, now: Date): "taken" | "invalid" | "used" {
    const login = this.logins.get(code)
    if (login?.appId !== appId || login.until <= now.getTime()) return "invalid"
    if (login.isUsed) return "used"
    login.isUsed = true
    return "taken"
  }

  payment(end: PaymentCodeEnd, gateway: Gateway): string {
    const code = `${gateway === "alipay" ? "28" : "13"}${digits(16)}`
    this.payments.set(code, end)
    return code
  }

  /** A payment code is good once. */
  takePayment(code: string): PaymentCodeEnd | undefined {
    const end = this.payments.get(code)
    this.payments.delete(code)
    return end
  }
}
