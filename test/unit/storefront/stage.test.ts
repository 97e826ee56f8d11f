import { PaymentStatusRefused } from "../../../storefront"
import type { WatchedPayment } from "../../../storefront/react"
import type { CnpaySession } from "../../../storefront/demo/api/payment"
import type { Cart } from "../../../storefront/demo/api/types"
import { stageOf } from "../../../storefront/demo/pay/stage"
import { status } from "./status-server"

const session = {
  id: "payses_1",
  provider_id: "pp_alipay_main",
  status: "pending",
  amount: 10.005,
  currency_code: "cny",
  data: {
    session_id: "payses_1",
    out_trade_no: "c1",
    scene: "qr",
    amount: "10.01",
    currency: "cny",
    expires_at: "2099-01-01T00:00:00Z",
    instruction: { type: "qr", code: "https://example.com/c" },
  },
} as CnpaySession
const cart = (total: number, completed_at?: string) => ({ total, completed_at }) as unknown as Cart
const watched = (part: Partial<WatchedPayment>): WatchedPayment => ({
  status: null,
  reachable: true,
  refusal: null,
  ...part,
})

describe("stageOf", () => {
  it("is asking until the server has answered", () => {
    expect(stageOf(watched({}), session, cart(10.005))).toBe("asking")
  })

  it("shows a payment that looks sound while the server cannot be reached", () => {
    expect(stageOf(watched({ reachable: false }), session, cart(10.005))).toBe("waiting")
  })

  it.each(["waiting", "paid", "closed", "expired", "failed"] as const)(
    "repeats the server's %s",
    (state) => {
      expect(stageOf(watched({ status: status({ status: state }) }), session, cart(10.005))).toBe(
        state
      )
    }
  )

  it("does not offer to pay an amount that the cart no longer costs", () => {
    expect(stageOf(watched({ status: status({}) }), session, cart(20))).toBe("changed")
  })

  it("says paid even though the cart has changed since", () => {
    expect(stageOf(watched({ status: status({ status: "paid" }) }), session, cart(20))).toBe("paid")
  })

  it("knows a session that was replaced by its 404", () => {
    expect(
      stageOf(watched({ refusal: new PaymentStatusRefused(404) }), session, cart(10.005))
    ).toBe("replaced")
  })

  it("leaves any other refusal to be shown as a problem", () => {
    expect(
      stageOf(watched({ refusal: new PaymentStatusRefused(401) }), session, cart(10.005))
    ).toBe("refused")
  })
})
