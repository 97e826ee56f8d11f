import type { IOrderModuleService, IPaymentModuleService } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { checkBooks } from "../../../src/books/check-books"
import { compareBooks, type Books } from "../../../src/core/books"
import { claims, type RefundState } from "../../../src/core/refund"
import { readBooks } from "../../../src/modules/cnpay/queries"
import { toFen } from "../../../src/providers/amount"
import { sweepRefunds } from "../../../src/sweep/sweep-refunds"
import { until } from "../until"
import type { Shop } from "./shop-suite"

/** What a shop must look like after its refunds, in fen. */
export interface Expected {
  /** What has gone back, at the gateway and everywhere. */
  back: number
  /** Kinds of the discrepancies that are open at the end. */
  open?: string[]
  /** What the shop still owes its shopper, by the order's own summary. */
  owed?: number
}

/** Nobody waits here for what a quiet shop does in half a minute or in an hour. */
const HURRY = [
  `update order_change set created_at = created_at - interval '1 minute' where status = 'pending'`,
  `update refund set created_at = created_at - interval '1 minute'`,
  `update order_transaction set created_at = created_at - interval '1 minute'`,
  `update capture set created_at = created_at - interval '1 minute'`,
  `update cnpay_refund set created_at = created_at - interval '1 minute'`,
  `update cnpay_refund set due_at = now() where due_at > now()`,
  `update cnpay_trade set books_due_at = now() where state = 'paid'`,
]
const RESTLESS = `
  select (select count(*) from cnpay_notification where state in ('waiting', 'working'))::int
       + (select count(*) from cnpay_refund where due_at is not null)::int as n`
/** For a person to decide; everything else is mended. */
const FOR_PEOPLE = ["not_refunded"]

async function rows<Row>(shop: Shop, sql: string): Promise<Row[]> {
  return (await shop.db.raw<{ rows: Row[] }>(sql)).rows
}

async function readAllBooks(shop: Shop): Promise<Books[]> {
  const collections = await rows<{ id: string }>(
    shop,
    `select distinct on (coalesce(l.order_id, t.payment_collection_id)) t.payment_collection_id as id
       from cnpay_trade t left join order_payment_collection l
         on l.payment_collection_id = t.payment_collection_id and l.deleted_at is null
      where t.payment_collection_id is not null`
  )
  return Promise.all(collections.map(({ id }) => readBooks(shop.db, id)))
}

/** So that neither Alipay's wait between two refunds nor a fresh row keeps a test waiting. */
export async function letTimePass(shop: Shop): Promise<void> {
  for (const statement of HURRY) await shop.db.raw(statement)
}

/** Sweeps and mends until nothing more will happen by itself. */
export async function comeToRest(shop: Shop): Promise<void> {
  const rested = async () => {
    await letTimePass(shop)
    await sweepRefunds(shop.container)
    // The books count only if nothing has moved since they were checked: the inbox works meanwhile.
    const wasQuiet = await isQuiet(shop)
    await checkBooks(shop.container)
    const differences = (await readAllBooks(shop)).flatMap(compareBooks)
    const left = differences.filter(({ kind }) => !FOR_PEOPLE.includes(kind))
    return wasQuiet && left.length === 0 && (await isQuiet(shop))
  }
  await until(rested, { what: "every refund has ended, and all books agree", timeout: 25_000 })
}

async function isQuiet(shop: Shop): Promise<boolean> {
  const [restless] = await rows<{ n: number }>(shop, RESTLESS)
  return restless?.n === 0 && (await isKnown(shop))
}

/** Whether the ledger has heard of every refund that moves money, and how it ended. */
async function isKnown(shop: Shop): Promise<boolean> {
  const { refunds } = await shop.gateways.books()
  const ledger = await rows<{ no: string; state: string }>(
    shop,
    `select out_refund_no as no, state from cnpay_refund`
  )
  const states = new Map(ledger.map(({ no, state }) => [no, state]))
  const moving = refunds.filter(({ state }) => state !== "CLOSED")
  return moving.every(({ out_refund_no: no, state }) =>
    state === "SUCCESS" ? states.get(no) === "succeeded" : states.has(no)
  )
}

/** The one check of everything that is written about refunds, on all four sides. */
export async function expectEqualBooks(shop: Shop, { back, open = [], owed = 0 }: Expected) {
  await comeToRest(shop)
  const { trades, refunds } = await shop.gateways.books()
  const ledger = await rows<{ no: string; state: RefundState; fen: number }>(
    shop,
    `select out_refund_no as no, state, amount_fen::int as fen from cnpay_refund order by 1`
  )
  const sent = refunds.filter(({ state }) => state === "SUCCESS")
  const succeeded = ledger.filter(({ state }) => state === "succeeded")
  expect(trades.reduce((sum, it) => sum + it.refunded_fen, 0)).toBe(back)
  expect(succeeded.map(({ no, fen }) => [no, fen])).toEqual(
    sent.map((it) => [it.out_refund_no, it.amount_fen]).sort()
  )
  const books = await readAllBooks(shop)
  for (const one of books) await expectEqualSums(shop, one, owed)
  const discrepancies = await rows<{ kind: string }>(
    shop,
    `select kind from cnpay_discrepancy where state = 'open' order by kind`
  )
  expect(discrepancies.map(({ kind }) => kind)).toEqual([...open].sort())
}

/** One order, or one collection without one: ledger = Medusa's refunds = its transactions = its totals. */
async function expectEqualSums(shop: Shop, books: Books, owed: number): Promise<void> {
  const booked = books.payments.filter(({ captured }) => captured > 0)
  const claimed = booked.flatMap(({ trades }) =>
    trades.flatMap(({ refunds }) => refunds.filter(({ state }) => claims(state)))
  )
  const fen = sum(claimed)
  expect(sum(booked.flatMap(({ refunds }) => refunds))).toBe(fen)
  await expectCollections(shop, books, fen)
  if (!books.order) return
  expect(sum(books.transactions)).toBe(fen)
  const orders = shop.container.resolve<IOrderModuleService>(Modules.ORDER)
  const { summary } = await orders.retrieveOrder(books.order.id, { select: ["id", "summary"] })
  const total = (name: string) => toFen((summary as unknown as Record<string, number>)[name] ?? 0)
  expect(total("refunded_total")).toBe(fen)
  expect(total("transaction_total")).toBe(booked.reduce((all, it) => all + it.captured, 0) - fen)
  expect(
    (summary as unknown as { pending_difference: number }).pending_difference * 100
  ).toBeCloseTo(0 - owed, 6)
}

async function expectCollections(shop: Shop, { payments }: Books, fen: number): Promise<void> {
  const found = await shop.container
    .resolve<IPaymentModuleService>(Modules.PAYMENT)
    .listPayments(
      { id: payments.map(({ paymentId }) => paymentId) },
      { relations: ["payment_collection"] }
    )
  const collections = new Map(
    found.map((it) => [it.payment_collection_id, it.payment_collection?.refunded_amount ?? 0])
  )
  const refunded = [...collections.values()].reduce<number>(
    (all, amount) => all + toFen(MathBN.convert(amount as number).toNumber()),
    0
  )
  if (payments.length > 0) expect(refunded).toBe(fen)
}

function sum(list: readonly { amount: number }[]): number {
  return list.reduce((all, { amount }) => all + amount, 0)
}
