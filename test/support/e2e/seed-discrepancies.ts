import type { DiscrepancyKind } from "../../../src/core/discrepancy"
import { DAMAGES, type BilledKind } from "../integration/damages"
import { theDispute } from "../integration/disputes"
import { expectOk } from "../integration/http"
import { daysAgo, PastSales, type PastSale } from "../integration/past-sales"
import { buy, session } from "../integration/sale"
import type { SellingShop } from "../integration/selling-shop"
import { until } from "../until"
import { runDays } from "./run-days"

/** What each kind needs beside its damage, so that the gateway's answer can resolve it. */
type Scene = (past: PastSales, shop: SellingShop, day: string) => Promise<void>

const lose = (shop: SellingShop, no: string) =>
  shop.gateways.fault({
    ...{ gateway: "wechat", on: "notification", kind: "lose", times: 0 },
    match: { out_trade_no: no },
  })

const soldOn = async (past: PastSales, shop: SellingShop, day: string): Promise<PastSale> =>
  past.move(await buy(shop, "wechat"), day)

/** A real refund of 28.00, on the day of its sale. */
async function refundedOn(past: PastSales, shop: SellingShop, sale: PastSale): Promise<string> {
  expectOk(await shop.admin.refund(sale.payment, 28))
  const no = await until(
    async () => {
      const { rows } = await shop.db.raw(
        `select out_refund_no as no from cnpay_refund where out_trade_no = ? and state = 'succeeded'`,
        [sale.no]
      )
      return (rows as { no: string }[])[0]?.no
    },
    { what: "the refund has arrived", timeout: 20_000 }
  )
  await past.moveRefund(sale, no)
  return no
}

const damaged =
  (kind: BilledKind, { refunded = false } = {}): Scene =>
  async (past, shop, day) => {
    const sale = await soldOn(past, shop, day)
    const refund = refunded ? await refundedOn(past, shop, sale) : ""
    await DAMAGES[kind](past, { day, sale, refund })
  }

/** Paid at the gateway for a shop that has forgotten all about it. */
const stray: Scene = async (past, shop, day) => {
  const { out_trade_no: no } = await session(shop, "wechat", await shop.store.cart("kettle-128"))
  await past.write(`delete from cnpay_trade where out_trade_no = ?`, no)
  await shop.gateways.pay("wechat", no)
  const { trades } = await shop.gateways.books()
  const { gateway_trade_no } = trades.find((trade) => trade.out_trade_no === no)!
  const row = { type: "payment" as const, out_trade_no: no, amount_fen: 12_800 }
  await past.change(day, { change: "add", row: { ...row, gateway_trade_no: gateway_trade_no! } })
}

/** The gateway knows nothing of a payment that the shop has written down. */
const imagined: Scene = async (past, _, day) => {
  const sale = await past.sell(day)
  await DAMAGES.only_in_store(past, { day, sale, refund: "" })
}

/** Somebody has refunded in the merchant platform, and the shop was not told. */
const refundedOutside: Scene = async (past, shop, day) => {
  const sale = await soldOn(past, shop, day)
  await lose(shop, sale.no)
  const { out_refund_no } = await shop.gateways.refundOutside("wechat", sale.no, 2_800)
  const row = { type: "refund" as const, out_trade_no: sale.no, amount_fen: 2_800, out_refund_no }
  await past.change(day, { change: "add", row })
}

/** The ledger says that a refund was closed, which has arrived. */
const closedHere: Scene = async (past, shop, day) => {
  const sale = await soldOn(past, shop, day)
  const no = await refundedOn(past, shop, sale)
  await past.write(`update cnpay_refund set state = 'closed' where out_refund_no = ?`, no)
}

/** Two payments of one order, both at the gateway. */
const twice: Scene = async (past, shop, day) => {
  const first = await soldOn(past, shop, day)
  await past.join(await soldOn(past, shop, day), first)
}

const SCENES: Readonly<Record<BilledKind, Scene>> = {
  only_at_gateway: stray,
  only_in_store: imagined,
  refund_only_at_gateway: refundedOutside,
  refund_missing: damaged("refund_missing", { refunded: true }),
  amount_differs: damaged("amount_differs"),
  currency_differs: damaged("currency_differs"),
  state_differs: closedHere,
  fee_differs: damaged("fee_differs"),
  paid_twice: twice,
  settled_to_canceled: damaged("settled_to_canceled"),
  not_refunded: damaged("not_refunded"),
  transaction_differs: damaged("transaction_differs"),
  books_differ: damaged("books_differ"),
  fund_missing: damaged("fund_missing"),
  balance_differs: damaged("balance_differs", { refunded: true }),
  repeated_line: damaged("repeated_line"),
  unknown_line: damaged("unknown_line"),
}

/** A genuine message that the money went to somebody else. */
async function paidToAnother(shop: SellingShop): Promise<void> {
  const { out_trade_no: no } = await session(shop, "wechat", await shop.store.cart())
  await shop.gateways.scan("wechat", no)
  const paid = { trade_state: "SUCCESS", "amount.total": 1990, "amount.currency": "CNY" }
  await shop.gateways.notify("wechat", no, { set: { ...paid, mchid: "1900000001" } })
  await theDispute(shop, "payee_differs", no)
}

/** Both codes of a cart are paid, and the gateway refuses to send the second payment back. */
async function paidTooLate(shop: SellingShop): Promise<void> {
  const cart = await shop.store.cart("kettle-128")
  const old = await session(shop, "alipay", cart)
  const next = await session(shop, "wechat", cart)
  await shop.gateways.pay("wechat", next.out_trade_no)
  await shop.store.orderOf(next.session_id)
  await shop.gateways.fault({
    ...{ gateway: "alipay", on: "refund", kind: "refuse", times: 0 },
    set: { sub_code: "ACQ.REASON_TRADE_REFUND_FEE_ERR", sub_msg: "退款金额无效" },
  })
  await shop.gateways.pay("alipay", old.out_trade_no)
  await theDispute(shop, "late_money", old.out_trade_no)
}

async function refundClosed(shop: SellingShop): Promise<void> {
  const { no, payment } = await buy(shop, "wechat")
  await shop.gateways.endNextRefund("CLOSED")
  expectOk(await shop.admin.refund(payment, 28))
  await theDispute(shop, "refund_failed", no)
}

/** One open discrepancy of each kind: by a run over a day of its own, or by a gateway's message. */
export async function seedDiscrepancies(shop: SellingShop): Promise<DiscrepancyKind[]> {
  const past = await PastSales.open(shop, "wechat")
  const days: string[] = []
  // The bill of yesterday is there from ten o'clock in Beijing only.
  for (const scene of Object.values(SCENES)) {
    const day = daysAgo(days.length + 2)
    await scene(past, shop, day)
    days.push(day)
  }
  await paidToAnother(shop)
  await paidTooLate(shop)
  await refundClosed(shop)
  await runDays(shop, "wechat_main", days)
  const { rows } = await shop.db.raw(
    `select kind from cnpay_discrepancy where state = 'open' order by kind`
  )
  return (rows as { kind: DiscrepancyKind }[]).map(({ kind }) => kind)
}
