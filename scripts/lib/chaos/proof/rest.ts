import { setTimeout as sleep } from "node:timers/promises"
import type { Client } from "@medusajs/framework/pg"
import type { SimulatorControl } from "../../../../simulator"

/** The cart of a process that was killed is leased for two and a half minutes. */
const DEADLINE_MS = 6 * 60_000
const LOOK_MS = 2_000
/** How often what waits for a later look is made due now. */
const HURRY_EVERY = 5

/** The back-off of a quiet shop is minutes to half an hour: nobody waits for that here. */
const HURRY = [
  `update cnpay_notification set due_at = now() where state = 'waiting' and due_at > now()`,
  `update cnpay_refund set due_at = now() where due_at > now()`,
  `update cnpay_trade set due_at = now()
    where due_at > now() and ((state = 'paid' and settled_at is null) or out_trade_no = any($1))`,
]

/**
 * Trades that a gateway has been paid for, and that the shop has not dealt with to the end. What was
 * given back in the merchant platform before the shop knew of the payment waits for a person.
 */
const UNSETTLED = `
  select count(*)::int as n from cnpay_trade t
   where settled_at is null and (state = 'paid' or out_trade_no = any($1))
     and not exists (
       select 1 from cnpay_discrepancy d
        where d.out_trade_no = t.out_trade_no and d.kind = 'state_differs' and d.state = 'open')`
const WAITING = `
  select (select count(*) from cnpay_notification where state in ('waiting', 'working'))::int
       + (select count(*) from cnpay_refund where due_at < now() + interval '1 minute')::int
       + (select count(*) from cnpay_trade where books_due_at < now() + interval '1 minute')::int as n`

/** Waits until nothing more will happen by itself. Answers whether that came about in time. */
export async function comeToRest(client: Client, gateways: SimulatorControl): Promise<boolean> {
  const deadline = Date.now() + DEADLINE_MS
  for (let looks = 0; Date.now() < deadline; looks += 1) {
    const { trades } = await gateways.books()
    const paid = trades.filter(({ paid_at }) => paid_at !== null).map((it) => it.out_trade_no)
    if (looks % HURRY_EVERY === 0) await hurry(client, paid)
    const unsettled = await count(client, UNSETTLED, [paid])
    if (unsettled === 0 && (await count(client, WAITING)) === 0) return true
    await sleep(LOOK_MS)
  }
  return false
}

async function hurry(client: Client, paid: string[]): Promise<void> {
  for (const statement of HURRY) {
    await client.query(statement, statement.includes("$1") ? [paid] : [])
  }
}

async function count(client: Client, sql: string, values: unknown[] = []): Promise<number> {
  return (await client.query<{ n: number }>(sql, values)).rows[0]?.n ?? 0
}
