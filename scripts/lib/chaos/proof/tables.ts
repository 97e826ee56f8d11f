import type { Client } from "@medusajs/framework/pg"

/** A trade as the shop's ledger holds it. */
export interface LedgerTrade {
  out_trade_no: string
  session_id: string
  cart_id: string | null
  state: string
  amount_fen: number
  paid_fen: number | null
  created_at: Date
  paid_at: Date | null
  settled_at: Date | null
  due_at: Date | null
  leased_until: Date | null
}

export interface LedgerRefund {
  out_trade_no: string
  out_refund_no: string
  medusa_refund_id: string | null
  amount_fen: number
  state: string
}

/** A payment of Medusa's that holds money, and the orders that it pays for. */
export interface BookedPayment {
  id: string
  out_trade_no: string | null
  captured_fen: number
  captures: number
  refunded_fen: number
  orders: string[]
}

export interface BookedOrder {
  id: string
  status: string
  total_fen: number
  /** What its transactions say went back. */
  back_fen: number
  /** What it waits for by its own summary, which is nothing; `null`: it is cancelled. */
  unpaid_fen: number | null
  cart_id: string | null
  /** Whether it belongs to a cart or to a payment at all. */
  placed: boolean
}

export interface InboxRow {
  id: string
  out_trade_no: string
  event: string
  state: string
  attempts: number
  duplicates: number
  last_error: string | null
}

export interface OpenDiscrepancy {
  out_trade_no: string
  kind: string
  state: string
  resolution: string | null
  /** Whether a bill has shown it. */
  billed: boolean
}

/** What Medusa's own database says, read by plain SQL. */
export interface Tables {
  trades: LedgerTrade[]
  refunds: LedgerRefund[]
  payments: BookedPayment[]
  orders: BookedOrder[]
  inbox: InboxRow[]
  discrepancies: OpenDiscrepancy[]
}

const TRADES = `
  select out_trade_no, session_id, cart_id, state, amount_fen::float8, paid_fen::float8,
         created_at, paid_at, settled_at, due_at, leased_until
    from cnpay_trade order by created_at`

const REFUNDS = `
  select out_trade_no, out_refund_no, medusa_refund_id, amount_fen::float8, state
    from cnpay_refund order by created_at`

/** Yuan in Medusa are not rounded; a fen is the least that a gateway moves. */
const PAYMENTS = `
  select p.id, p.data->>'out_trade_no' as out_trade_no,
         (select coalesce(round(sum(c.amount) * 100), 0)::float8 from capture c
           where c.payment_id = p.id and c.deleted_at is null) as captured_fen,
         (select count(*)::int from capture c
           where c.payment_id = p.id and c.deleted_at is null) as captures,
         (select coalesce(sum(round(r.amount * 100)), 0)::float8 from refund r
           where r.payment_id = p.id and r.deleted_at is null) as refunded_fen,
         array(select l.order_id from order_payment_collection l
                where l.payment_collection_id = p.payment_collection_id
                  and l.deleted_at is null) as orders
    from payment p where p.deleted_at is null`

/** What the goods cost when the order was placed: later versions are its refunds, delivery is free. */
const ORDERS = `
  select o.id, o.status::text,
         (select coalesce(round(sum(i.quantity * l.unit_price) * 100), 0)::float8
            from order_item i join order_line_item l on l.id = i.item_id
           where i.order_id = o.id and i.version = 1 and i.deleted_at is null) as total_fen,
         (select coalesce(sum(round(t.amount * -100)), 0)::float8 from order_transaction t
           where t.order_id = o.id and t.reference = 'refund' and t.deleted_at is null) as back_fen,
         (select greatest(round((s.totals->>'pending_difference')::numeric * 100), 0)::float8
            from order_summary s
           where s.order_id = o.id and s.version = o.version and s.deleted_at is null
             and o.status <> 'canceled') as unpaid_fen,
         (select l.cart_id from order_cart l
           where l.order_id = o.id and l.deleted_at is null limit 1) as cart_id,
         exists (select 1 from order_cart l where l.order_id = o.id and l.deleted_at is null)
         or exists (select 1 from order_payment_collection l
                     where l.order_id = o.id and l.deleted_at is null) as placed
    from "order" o where o.deleted_at is null`

const INBOX = `
  select id, out_trade_no, event, state, attempts, duplicates, last_error
    from cnpay_notification order by received_at`

const DISCREPANCIES = `
  select out_trade_no, kind, state, resolution, run_id is not null as billed
    from cnpay_discrepancy order by created_at`

export async function readTables(client: Client): Promise<Tables> {
  const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[]
  return {
    trades: await rows(TRADES),
    refunds: await rows(REFUNDS),
    payments: await rows(PAYMENTS),
    orders: await rows(ORDERS),
    inbox: await rows(INBOX),
    discrepancies: await rows(DISCREPANCIES),
  }
}
