import type { MedusaContainer } from "@medusajs/framework/types"
import { environmentOf } from "../../src/core/environment"
import { newOutRefundNo, newOutTradeNo } from "../../src/core/ids"
import { fen } from "../../src/core/money"
import { CNPAY_MODULE } from "../../src/modules/cnpay"
import { insertTrade, isCartPaidBy } from "../../src/modules/cnpay/queries"
import { mentionLeftAlone } from "../../src/sweep/mention-left-alone"
import { sweepRefunds } from "../../src/sweep/sweep-refunds"
import { sweepTrades } from "../../src/sweep/sweep-trades"
import { buy, session } from "../support/integration/sale"
import { shopSuite } from "../support/integration/shop-suite"

const SANDBOX = "alipay_main.sandbox"

shopSuite("environments", (shop) => {
  const trade = async (no: string) =>
    (await shop.db.raw(`select * from cnpay_trade where out_trade_no = ?`, [no])).rows[0]

  /** A trade of the time before the account went live, due a minute ago. */
  async function left(sessionId: string) {
    const outTradeNo = newOutTradeNo(new Date())
    const ago = new Date(Date.now() - 60_000)
    await insertTrade(shop.db, {
      ...{ outTradeNo, account: SANDBOX, kind: "payment", scene: "qr", form: null, sessionId },
      ...{ amount: fen(1990), currency: "cny", expiresAt: ago, dueAt: ago },
    })
    return outTradeNo
  }

  it.each(["alipay", "wechat"] as const)("%s: a sale carries its environment", async (gateway) => {
    const { no } = await buy(shop, gateway, "tea-19-90")
    expect(await trade(no)).toMatchObject({ environment: "live", account: `${gateway}_main` })
  })

  it("leaves the sandbox's trades and refunds as they are once the account is live", async () => {
    const no = await left("payses_1")
    await shop.db.raw(`update cnpay_trade set state = 'open' where out_trade_no = ?`, [no])
    await shop.db.raw(
      `insert into cnpay_refund (id, out_refund_no, out_trade_no, account, amount_fen, state, due_at)
       values ('cnref_1', ?, ?, ?, 100, 'unknown', now() - interval '1 minute')`,
      [newOutRefundNo(new Date()), no, SANDBOX]
    )
    const before = await trade(no)
    const asked = (await shop.gateways.books()).requests.length

    await sweepTrades(shop.container)
    await sweepRefunds(shop.container)

    expect(await trade(no)).toEqual(before)
    expect(before).toMatchObject({ environment: "sandbox", state: "open", sweeps: 0 })
    const { rows } = await shop.db.raw(`select state, sweeps from cnpay_refund`)
    expect(rows).toEqual([{ state: "unknown", sweeps: 0 }])
    expect((await shop.gateways.books()).requests).toHaveLength(asked)
  })

  it("says so once in the log", async () => {
    await left("payses_1")
    await left("payses_2")
    const warnings: string[] = []
    const cnpay = { connection: () => shop.db, accounts: () => ["alipay_main", "wechat_main"] }
    const resolve = (key: string) =>
      key === CNPAY_MODULE ? cnpay : { warn: (text: string) => warnings.push(text) }
    const container = { resolve } as unknown as MedusaContainer

    await mentionLeftAlone(container)
    await mentionLeftAlone(container)

    expect(warnings).toEqual([expect.stringContaining(`${SANDBOX} is not among the accounts`)])
    expect(warnings[0]).toContain("2 unfinished trades")
  })

  it("refunds no sandbox payment with real money", async () => {
    const { no, payment } = await buy(shop, "alipay", "tea-19-90")
    // The order was paid in the sandbox; since then the account takes real money.
    await shop.db.raw(
      `update cnpay_trade set account = ?, environment = 'sandbox' where out_trade_no = ?`,
      [SANDBOX, no]
    )

    const answer = await shop.admin.refund(payment, 5)

    expect(answer.status).toBe(404)
    expect((await shop.gateways.books()).trades[0]?.refunded_fen).toBe(0)
    expect((await shop.db.raw(`select 1 from cnpay_refund`)).rows).toEqual([])
  })

  it("does not take the sandbox's money for a payment of the same cart", async () => {
    const cart = await shop.store.cart("tea-19-90")
    const live = await session(shop, "alipay", cart)
    const no = await left(live.session_id)
    await shop.db.raw(
      `update cnpay_trade set state = 'paid', paid_fen = 1990 where out_trade_no = ?`,
      [no]
    )
    expect((await trade(no)).cart_id).toBe(cart)

    expect(await isCartPaidBy(shop.db, cart, { otherThan: live.out_trade_no as never })).toBe(false)
    await shop.gateways.pay("alipay", live.out_trade_no)
    expect(await shop.store.orderOf(live.session_id)).toMatch(/^order_/)
    expect((await shop.gateways.books()).trades[0]?.refunded_fen).toBe(0)
  })

  it("answers nothing at the notify URL of an account that is not there any more", async () => {
    const url = `${shop.url}/hooks/cnpay/${SANDBOX}`
    const answer = await fetch(url, { method: "POST", body: "notify_id=1" })
    expect(answer.status).toBe(404)
    expect(environmentOf(SANDBOX)).toBe("sandbox")
  })
})
