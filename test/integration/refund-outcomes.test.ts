import type { Gateway } from "../../simulator"
import { expectEqualBooks, type Expected } from "../support/integration/refund-books"
import { buy, session } from "../support/integration/sale"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

type Who = "an admin" | "a cancelled order" | "late money" | "the merchant platform"
type Outcome =
  | "succeeds"
  | "is refused at once"
  | "is done though its answer was lost"
  | "never arrived at first"
  | "finds too little balance until somebody tops up"
  | "is closed later"
  | "is stuck later"

/** Of 128.00: an admin and the platform give back 28.00, the others everything. */
const PART = 2800
const ALL = 12_800

const OUTCOMES: Record<Gateway, Record<Who, Partial<Record<Outcome, Expected>>>> = {
  alipay: {
    "an admin": atOnce({ amount: PART, refused: { back: 0 } }),
    "a cancelled order": atOnce({ amount: ALL, refused: { back: 0, open: ["not_refunded"] } }),
    "late money": atOnce({ amount: ALL, refused: { back: 0, open: ["late_money"] } }),
    "the merchant platform": { succeeds: { back: PART } },
  },
  wechat: {
    "an admin": {
      ...atOnce({ amount: PART, refused: { back: 0 } }),
      ...later({ back: 0, open: ["refund_failed"], owed: PART }),
    },
    "a cancelled order": {
      ...atOnce({ amount: ALL, refused: { back: 0, open: ["not_refunded"] } }),
      ...later({ back: 0, open: ["not_refunded", "refund_failed"], owed: ALL }),
    },
    "late money": {
      ...atOnce({ amount: ALL, refused: { back: 0, open: ["late_money"] } }),
      ...later({ back: 0, open: ["late_money", "refund_failed"] }),
    },
    "the merchant platform": {
      succeeds: { back: PART },
      "is closed later": { back: 0 },
      "is stuck later": { back: 0, open: ["refund_failed"] },
    },
  },
}

function atOnce({ amount, refused }: { amount: number; refused: Expected }) {
  return {
    succeeds: { back: amount },
    "is refused at once": refused,
    "is done though its answer was lost": { back: amount },
    "never arrived at first": { back: amount },
    "finds too little balance until somebody tops up": { back: amount },
  }
}

function later(failed: Expected) {
  return { "is closed later": failed, "is stuck later": failed }
}

const CASES = Object.entries(OUTCOMES).flatMap(([gateway, makers]) =>
  Object.entries(makers).flatMap(([who, outcomes]) =>
    Object.entries(outcomes).map(
      ([outcome, expected]) =>
        [gateway as Gateway, who as Who, outcome as Outcome, expected] as const
    )
  )
)

shopSuite("refund outcomes", (shop) => {
  /** What is to go wrong with the next refund at the gateway. */
  const arrange = async (gateway: Gateway, outcome: Outcome) => {
    const refusal = (alipay: string, wechat: string): Record<string, string> =>
      gateway === "alipay" ? { sub_code: alipay } : { code: wechat }
    const refuse = (set: Record<string, string>, times: number) =>
      shop.gateways.fault({ gateway, on: "refund", kind: "refuse", set, times })
    switch (outcome) {
      case "succeeds":
        return
      case "is refused at once":
        return refuse(refusal("ACQ.REASON_TRADE_REFUND_FEE_ERR", "TRADE_OVERDUE"), 0)
      case "is done though its answer was lost":
        return shop.gateways.fault({ gateway, on: "refund", kind: "reset_after" })
      case "never arrived at first":
        return shop.gateways.fault({ gateway, on: "refund", kind: "reset_before", times: 2 })
      case "finds too little balance until somebody tops up":
        return refuse(refusal("ACQ.SELLER_BALANCE_NOT_ENOUGH", "NOT_ENOUGH"), 2)
      case "is closed later":
        return shop.gateways.endNextRefund("CLOSED")
      case "is stuck later":
        return shop.gateways.endNextRefund("ABNORMAL")
    }
  }

  /** The cart costs something else by the time that its code is paid. */
  const payLate = async (gateway: Gateway, outcome: Outcome) => {
    const cart = await shop.store.cart("kettle-128")
    const old = await session(shop, gateway, cart)
    await shop.gateways.scan(gateway, old.out_trade_no)
    // A close that nobody hears of leaves the old code payable.
    await shop.gateways.fault({ gateway, on: "close", kind: "reset_before", times: 0 })
    await shop.store.addItem(cart, "one-fen-sticker")
    await arrange(gateway, outcome)
    await shop.gateways.pay(gateway, old.out_trade_no)
    await until(async () => (await shop.db.raw(`select 1 from cnpay_refund`)).rows[0], {
      what: "the refund is written down",
      timeout: 20_000,
    })
  }

  const refund: Record<Who, (gateway: Gateway, outcome: Outcome) => Promise<void>> = {
    async "an admin"(gateway, outcome) {
      const { payment } = await buy(shop, gateway)
      await arrange(gateway, outcome)
      const { status } = await shop.admin.refund(payment, PART / 100)
      expect(status).toBe(outcome === "is refused at once" ? 400 : 200)
    },
    async "a cancelled order"(gateway, outcome) {
      const { order } = await buy(shop, gateway)
      await arrange(gateway, outcome)
      expect((await shop.admin.cancelOrder(order)).status).toBe(200)
    },
    "late money": payLate,
    async "the merchant platform"(gateway, outcome) {
      const { no } = await buy(shop, gateway)
      await arrange(gateway, outcome)
      await shop.gateways.refundOutside(gateway, no, PART)
      await until(async () => (await shop.gateways.books()).notifications.at(-1)?.acknowledged, {
        what: "the shop has heard of it",
      })
    },
  }

  it.each(CASES)("%s: a refund by %s %s", async (gateway, who, outcome, expected) => {
    await refund[who](gateway, outcome)
    await expectEqualBooks(shop, expected)
  })
})
