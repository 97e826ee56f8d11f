import { GatewayError } from "../../src/core/errors"
import { newOutTradeNo } from "../../src/core/ids"
import { fen } from "../../src/core/money"
import type { Gateway } from "../../src/gateways/gateway"
import { GUARD_LIMITS } from "../../src/gateways/guard"
import { CNPAY_MODULE } from "../../src/modules/cnpay"
import {
  findTrade,
  insertTrade,
  listTradeRefunds,
  markTradePaid,
  type TradeRow,
} from "../../src/modules/cnpay/queries"
import type { CnpayModuleService } from "../../src/modules/cnpay/service"
import { refundTrade } from "../../src/refunds/refund-trade"
import { buy, session } from "../support/integration/sale"
import { shopSuite, type Shop } from "../support/integration/shop-suite"
import { rejectionOf } from "../support/thrown"
import { until } from "../support/until"

const GATEWAYS = ["alipay", "wechat"] as const
type Name = (typeof GATEWAYS)[number]

function gatewayOf(shop: Shop, name: Name): Gateway {
  const gateway = shop.container.resolve<CnpayModuleService>(CNPAY_MODULE).gateway(`${name}_main`)
  if (!gateway) throw new Error(`there is no ${name}`)
  return gateway
}

/** So many failures in a row that the next call is not sent. */
async function takeDown(shop: Shop, name: Name): Promise<void> {
  const times = GUARD_LIMITS.failures
  await shop.gateways.fault({ gateway: name, on: "query", kind: "http_500", times })
  const no = newOutTradeNo(new Date())
  for (let i = 0; i < times; i += 1) await rejectionOf(gatewayOf(shop, name).query(no))
}

shopSuite("a gateway that cannot be reached", (shop) => {
  const refunded = async () => (await shop.gateways.books()).trades[0]?.refunded_fen
  const ledger = async () =>
    (await shop.db.raw(`select state, error_code from cnpay_refund order by created_at`)).rows

  // What one test has taken down comes back by itself.
  beforeEach(async () => {
    for (const name of GATEWAYS) {
      const answers = () => gatewayOf(shop, name).query(newOutTradeNo(new Date()))
      const isBack = () =>
        answers().then(
          () => true,
          () => false
        )
      await until(isBack, { what: `${name} is back`, timeout: GUARD_LIMITS.restMs * 3 })
    }
  })

  it.each(GATEWAYS)("takes no refund, says so, and takes it once %s is back", async (name) => {
    const { payment } = await buy(shop, name)
    await takeDown(shop, name)
    const asked = (await shop.gateways.books()).requests.length

    const { status, body } = await shop.admin.refund(payment, 28)

    expect(status).toBe(400)
    expect(JSON.stringify(body)).toMatch(/The refund was not sent; try again.+退款未发出/)
    expect(await ledger()).toEqual([{ state: "refused", error_code: "CIRCUIT_OPEN" }])
    expect((await shop.gateways.books()).requests).toHaveLength(asked)

    await until(async () => (await shop.admin.refund(payment, 28)).status === 200, {
      ...{ what: "it is back", timeout: GUARD_LIMITS.restMs * 3, every: 500 },
    })
    await until(async () => (await refunded()) === 2_800, { what: "the money went back once" })
  })

  it.each(GATEWAYS)("takes no payment by %s, and tells the shopper at once", async (name) => {
    const cart = await shop.store.cart()
    await takeDown(shop, name)
    const error = await rejectionOf(session(shop, name, cart))

    expect(String(error)).toMatch(/cannot be reached.+choose another way to pay[^]+未发起支付/)
    const { rows } = await shop.db.raw(`select state, due_at from cnpay_trade`)
    expect(rows).toEqual([{ state: "closed", due_at: null }])
  })

  it("tells the shopper who completes a cart not to pay again", async () => {
    const cart = await shop.store.cart()
    await session(shop, "wechat", cart)
    await takeDown(shop, "wechat")

    const { body } = await shop.store.complete(cart)

    expect(JSON.stringify(body)).toMatch(/do not pay again[^]+请勿重复支付/)
  })

  describe("decides what becomes of a refund", () => {
    /** That no sweep knows. */
    const ACCOUNT = "wechat_stub"
    const fault = (kind: GatewayError["kind"], code: string, sent: boolean) =>
      new GatewayError({ gateway: "wechat", operation: "refund", message: "x", kind, code, sent })
    const FAULTS = {
      "not sent": fault("unknown", "CIRCUIT_OPEN", false),
      "timed out": fault("unknown", "TIMEOUT", true),
      "answered 503": fault("unknown", "HTTP_503", true),
      refused: fault("refused", "TRADE_OVERDUE", true),
    }
    type Fault = keyof typeof FAULTS
    const WHO = {
      "wanted in Medusa": { medusaRefundId: "ref_1" },
      "of late money": { medusaRefundId: null },
      "whose first share was sent": { medusaRefundId: "ref_1", isBegun: true },
    }
    type Who = keyof typeof WHO

    const paidTrade = async (): Promise<TradeRow> => {
      const [no, now] = [newOutTradeNo(new Date()), new Date()]
      await insertTrade(shop.db, {
        ...{ outTradeNo: no, account: ACCOUNT, kind: "payment", scene: "native", form: null },
        ...{
          sessionId: "payses_x",
          amount: fen(1990),
          currency: "cny",
          expiresAt: now,
          dueAt: now,
        },
      })
      const gatewayTradeNo = null
      const paid = { no, gatewayTradeNo, paid: fen(1990), paidAt: now }
      await markTradePaid(shop.db, { ...paid, cause: "poll", now })
      const trade = await findTrade(shop.db, ACCOUNT, no)
      if (!trade) throw new Error("there is no trade")
      return trade
    }
    const gatewayThat = (...errors: GatewayError[]): Gateway => {
      const ask = () => Promise.reject(errors.shift() ?? new Error("asked too often"))
      const stub = { name: "wechat", refundGapMs: 0, refundQueryAfterMs: 0, refund: ask }
      return { ...stub, queryRefund: ask } as never
    }
    const attempt = async (trade: TradeRow, who: Who, ...errors: GatewayError[]) => {
      const wish = { db: shop.db, gateway: gatewayThat(...errors), trade, amount: fen(500) }
      const isKept = await refundTrade({ ...wish, ...WHO[who], now: new Date() }).then(
        () => true,
        () => false
      )
      const [refund, ...more] = await listTradeRefunds(shop.db, trade.out_trade_no)
      expect(more).toEqual([])
      return [isKept ? "kept" : "thrown", refund?.state]
    }

    const first: [Who, Fault, outcome: [string, string]][] = [
      ["wanted in Medusa", "not sent", ["thrown", "refused"]],
      ["wanted in Medusa", "timed out", ["kept", "unknown"]],
      ["wanted in Medusa", "answered 503", ["kept", "unknown"]],
      ["wanted in Medusa", "refused", ["thrown", "refused"]],
      ["of late money", "not sent", ["kept", "unknown"]],
      ["of late money", "timed out", ["kept", "unknown"]],
      ["of late money", "answered 503", ["kept", "unknown"]],
      ["of late money", "refused", ["thrown", "refused"]],
      ["whose first share was sent", "not sent", ["kept", "unknown"]],
      ["whose first share was sent", "timed out", ["kept", "unknown"]],
      ["whose first share was sent", "refused", ["thrown", "refused"]],
    ]
    it.each(first)("%s, when its first request is %s", async (who, how, outcome) => {
      expect(await attempt(await paidTrade(), who, FAULTS[how])).toEqual(outcome)
    })

    const ABSENT = fault("unknown", "TIMEOUT", true)
    const again: [first: Fault, second: Fault, outcome: [string, string]][] = [
      ["timed out", "not sent", ["kept", "unknown"]],
      ["timed out", "timed out", ["kept", "unknown"]],
      ["answered 503", "not sent", ["kept", "unknown"]],
    ]
    it.each(again)(
      "whose first request %s, and is asked about by one that is %s: never a failure",
      async (before, now, outcome) => {
        const trade = await paidTrade()
        await attempt(trade, "wanted in Medusa", FAULTS[before])
        expect(await attempt(trade, "wanted in Medusa", FAULTS[now], ABSENT)).toEqual(outcome)
      }
    )

    it("that the gateway never saw: what is not sent now may have been sent before", async () => {
      const trade = await paidTrade()
      await attempt(trade, "wanted in Medusa", FAULTS["timed out"])
      const gateway = {
        ...gatewayThat(FAULTS["not sent"]),
        queryRefund: () => Promise.resolve(null),
      } as Gateway
      const wish = { db: shop.db, gateway, trade, amount: fen(500), medusaRefundId: "ref_1" }
      await refundTrade({ ...wish, now: new Date() })
      expect(await listTradeRefunds(shop.db, trade.out_trade_no)).toMatchObject([
        { state: "unknown" },
      ])
    })

    it("that somebody else has taken in hand meanwhile: it is not given up", async () => {
      const trade = await paidTrade()
      const gateway = gatewayThat()
      gateway.refund = async () => {
        await shop.db.raw(`update cnpay_refund set sweeps = 1`)
        throw FAULTS["not sent"]
      }
      const wish = { db: shop.db, gateway, trade, amount: fen(500), medusaRefundId: "ref_1" }
      await refundTrade({ ...wish, now: new Date() })
      expect(await listTradeRefunds(shop.db, trade.out_trade_no)).toMatchObject([
        { state: "requested" },
      ])
    })
  })
})
