import { randomBytes } from "node:crypto"
import type { Gateway } from "../../../simulator"
import type { BillChange } from "../../../simulator/bills/changes"
import { buy, type Sale } from "./sale"
import type { SellingShop } from "./selling-shop"

const hex = (bytes: number) => randomBytes(bytes).toString("hex")

/** What is due by itself would look at it today, and heal what a test has to see. */
const MOVED = `
update cnpay_trade t
   set paid_at = :at, created_at = :at, settled_at = :at, due_at = null, books_due_at = null
  from payment p join capture c on c.payment_id = p.id
 where t.out_trade_no = :no and p.id = :payment
returning t.gateway_trade_no as "gatewayNo", t.session_id as session,
          t.payment_collection_id as collection, c.id as capture`
const MOVED_TOO = [
  `update "order" set created_at = :at where id = :order`,
  `update payment set created_at = :at where id = :payment`,
  `update capture set created_at = :at where id = :capture`,
  `update order_transaction set created_at = :at where reference_id = :capture`,
]
/** What the provider knows a payment by. */
const NAMED = ["payment", "payment_session"].map(
  (table) => `
update ${table}
   set data = data || jsonb_build_object('out_trade_no', cast(:no as text), 'session_id', cast(:session as text))
 where id = ${table === "payment" ? ":payment" : ":session"}`
)
const JOINED = [
  `update cnpay_trade set payment_collection_id = :collection where out_trade_no = :no`,
  `update payment set payment_collection_id = :collection where id = :payment`,
  `update payment_session set payment_collection_id = :collection where id = :session`,
  `update order_transaction set order_id = :order where reference_id = :capture`,
]
const MOVED_REFUND = `
update cnpay_refund set created_at = :at, succeeded_at = :at, due_at = null
 where out_refund_no = :no returning gateway_refund_no as "gatewayNo"`

/** A sale of 128.00 on a day long ago, in every book: the gateway's, the ledger's and Medusa's. */
export interface PastSale {
  no: string
  gatewayNo: string
  at: string
  order: string
  payment: string
  capture: string
  collection: string
  session: string
}

/** Each of a union's members, instead of what they have in common. */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

export interface PastRefund {
  no: string
  gatewayNo: string
}

/**
 * A shop's past: what is sold really once is written down again for other days, in all tables, and the
 * simulator puts it into its bills.
 */
export class PastSales {
  /** What the gateway's bills say, to be said again after the simulator was told to forget it. */
  readonly rows: BillChange[] = []

  private constructor(
    private readonly shop: SellingShop,
    private readonly gateway: Gateway,
    private readonly model: Sale
  ) {}

  static async open(shop: SellingShop, gateway: Gateway): Promise<PastSales> {
    return new PastSales(shop, gateway, await buy(shop, gateway))
  }

  /** `time` in Beijing; the bill has the payment on `billed`, if that is another moment. */
  async sell(
    day: string,
    time = "12:00:00",
    { account = `${this.gateway}_main`, billed = "", collection = "" } = {}
  ): Promise<PastSale> {
    const at = `${day}T${time}+08:00`
    const no = `${day.replaceAll("-", "")}${time.replaceAll(":", "")}${hex(8)}`
    const sale = {
      ...{ no, at, gatewayNo: `4200${hex(10)}`, session: `payses_${hex(8)}` },
      ...{ order: `order_${hex(8)}`, payment: `pay_${hex(8)}`, capture: `capt_${hex(8)}` },
      collection: collection || `pay_col_${hex(8)}`,
    }
    await this.writeMedusa(sale, collection === "")
    await this.copy("cnpay_trade", `out_trade_no = '${this.model.no}'`, {
      ...{ id: `cntrd_${hex(8)}`, out_trade_no: no, account, gateway_trade_no: sale.gatewayNo },
      ...{ session_id: sale.session, payment_collection_id: sale.collection, cart_id: null },
      ...{ paid_at: at, created_at: at, settled_at: at, capture_id: null, books_due_at: null },
      due_at: null,
    })
    await this.bill(billed || at, {
      ...{ type: "payment", out_trade_no: no, amount_fen: 12_800 },
      gateway_trade_no: sale.gatewayNo,
    })
    return sale
  }

  /** A sale that was really made today, as one of that day: the gateway knows it when it is asked. */
  async move({ no, order, payment }: Sale, day: string): Promise<PastSale> {
    const at = `${day}T12:00:00+08:00`
    const { rows } = await this.shop.db.raw(MOVED, { no, payment, at })
    const sale: PastSale = { ...rows[0], no, order, payment, at }
    for (const statement of MOVED_TOO) {
      await this.shop.db.raw(statement, { order, payment, at, capture: sale.capture })
    }
    await this.bill(at, {
      ...{ type: "payment", out_trade_no: no, amount_fen: 12_800 },
      gateway_trade_no: sale.gatewayNo,
    })
    return sale
  }

  /** Makes a sale pay for the order of another one, too. */
  async join(sale: PastSale, to: PastSale): Promise<void> {
    for (const statement of JOINED) {
      await this.shop.db.raw(statement, { ...sale, collection: to.collection, order: to.order })
    }
  }

  /** The same for a refund of it, of 28.00. */
  async moveRefund(sale: PastSale, no: string): Promise<PastRefund> {
    const at = shifted(sale.at, 3_600_000)
    const { rows } = await this.shop.db.raw(MOVED_REFUND, { no, at })
    const [{ gatewayNo }] = rows
    await this.bill(at, {
      ...{ type: "refund", out_trade_no: sale.no, amount_fen: 2_800 },
      ...{ gateway_trade_no: sale.gatewayNo, out_refund_no: no, gateway_refund_no: gatewayNo },
    })
    return { no, gatewayNo }
  }

  /** Makes a bill differ from the books, until `rightBills`. */
  change(day: string, what: Without<BillChange, "gateway" | "day">): Promise<void> {
    return this.shop.gateways.changeBill({ gateway: this.gateway, day, ...what } as BillChange)
  }

  /** Makes one of the books say something else. */
  async write(statement: string, ...values: unknown[]): Promise<void> {
    await this.shop.db.raw(statement, values as string[])
  }

  /** Gives some of a sale back, on the same day an hour later unless said. */
  async refund(
    sale: PastSale,
    { fen = 2_800, at = shifted(sale.at, 3_600_000), state = "succeeded", billed = "" } = {}
  ): Promise<PastRefund> {
    const refund = { no: `R${sale.no.slice(0, 14)}${hex(8)}`, gatewayNo: `5030${hex(10)}` }
    const claims = state === "succeeded"
    const medusa = `ref_${hex(8)}`
    await this.shop.db.raw(
      `insert into cnpay_refund (id, out_refund_no, out_trade_no, account, origin, medusa_refund_id,
              amount_fen, state, gateway_refund_no, succeeded_at, created_at)
       select ?, ?, ?, account, 'medusa', ?, ?, ?, ?, ?, ? from cnpay_trade where out_trade_no = ?`,
      [
        ...[`cnref_${hex(8)}`, refund.no, sale.no, claims ? medusa : null, fen, state],
        ...[refund.gatewayNo, claims ? at : null, at, sale.no],
      ]
    )
    if (claims) await this.writeRefund(sale, { medusa, fen, at })
    await this.bill(billed || at, {
      ...{ type: "refund", out_trade_no: sale.no, amount_fen: fen },
      gateway_trade_no: sale.gatewayNo,
      ...{ out_refund_no: refund.no, gateway_refund_no: refund.gatewayNo },
    })
    return refund
  }

  /** The bills again as they are right. */
  async rightBills(): Promise<void> {
    await this.shop.gateways.clearBillChanges()
    for (const row of this.rows) await this.shop.gateways.changeBill(row)
  }

  private async bill(at: string, row: Extract<BillChange, { change: "add" }>["row"]) {
    const change: BillChange = {
      ...{ gateway: this.gateway, day: dayOf(at), change: "add" },
      row: { ...row, at },
    }
    this.rows.push(change)
    await this.shop.gateways.changeBill(change)
  }

  private async writeMedusa(sale: PastSale, isFirst: boolean): Promise<void> {
    const { order, payment } = this.model
    const collection = `(select payment_collection_id from payment where id = '${payment}')`
    if (isFirst) {
      await this.copy("order", `id = '${order}'`, { id: sale.order, created_at: sale.at })
      await this.copy("payment_collection", `id = ${collection}`, { id: sale.collection })
      await this.copy("order_payment_collection", `order_id = '${order}'`, {
        ...{ id: `ordpay_${hex(8)}`, order_id: sale.order },
        payment_collection_id: sale.collection,
      })
    }
    const session = `(select payment_session_id from payment where id = '${payment}')`
    await this.copy("payment_session", `id = ${session}`, {
      ...{ id: sale.session, payment_collection_id: sale.collection },
    })
    await this.copy("payment", `id = '${payment}'`, {
      ...{ id: sale.payment, payment_session_id: sale.session },
      ...{ payment_collection_id: sale.collection, created_at: sale.at },
    })
    for (const statement of NAMED) await this.shop.db.raw(statement, { ...sale })
    await this.copy("capture", `payment_id = '${payment}'`, {
      ...{ id: sale.capture, payment_id: sale.payment, created_at: sale.at },
    })
    const { rows } = await this.shop.db.raw(
      `select order_id from order_payment_collection where payment_collection_id = ?`,
      [sale.collection]
    )
    await this.copy("order_transaction", `order_id = '${order}' and reference = 'capture'`, {
      ...{ id: `ordtrx_${hex(8)}`, order_id: rows[0].order_id, reference_id: sale.capture },
      created_at: sale.at,
    })
  }

  private async writeRefund(
    sale: PastSale,
    { medusa, fen, at }: { medusa: string; fen: number; at: string }
  ): Promise<void> {
    const yuan = fen / 100
    const raw = JSON.stringify({ value: String(yuan), precision: 20 })
    await this.shop.db.raw(
      `insert into refund (id, amount, raw_amount, payment_id, created_at) values (?, ?, ?, ?, ?)`,
      [medusa, yuan, raw, sale.payment, at]
    )
    await this.copy("order_transaction", `reference_id = '${sale.capture}'`, {
      ...{ id: `ordtrx_${hex(8)}`, reference: "refund", reference_id: medusa, amount: 0 - yuan },
      raw_amount: { value: String(0 - yuan), precision: 20 },
    })
  }

  /** One row again, with other values. */
  private async copy(table: string, where: string, changes: object): Promise<void> {
    await this.shop.db.raw(
      `insert into "${table}" select (jsonb_populate_record(t, cast(? as jsonb))).*
         from "${table}" t where ${where} limit 1`,
      [JSON.stringify(changes)]
    )
  }
}

/** So many milliseconds later. */
export function shifted(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString()
}

/** The day in Beijing. */
export function dayOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The day so many days before today, in Beijing. */
export function daysAgo(days: number): string {
  return dayOf(new Date(Date.now() - days * 86_400_000).toISOString())
}
