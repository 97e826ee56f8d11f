import type { Client } from "@medusajs/framework/pg"
import type { SimulatorControl } from "../../../../simulator"
import { AdminClient } from "../../../../test/support/integration/admin-client"
import { expectOk } from "../../../../test/support/integration/http"
import { until } from "../../until"
import { ageBy } from "./age"

/** The bill of yesterday is not ready before ten, that of the day before always is. */
const DAYS = 2
const RUN_MS = 60_000

interface Run {
  id: string
  state: string
  error: { code: string } | null
}

interface Discrepancy {
  id: string
  kind: string
  moves: string[]
}

/** What came to light with the bills. */
export interface Morning {
  /** So many bills were compared. */
  runs: number
  /** Runs that ended neither balanced nor with differences. */
  failed: string[]
  /** Refunds in the merchant platform that nobody had told the shop of. */
  refundsFound: number
}

/**
 * The next morning: every account's bills are compared with the books, and what has gone back in the
 * merchant platform without a word to the shop is written down by the move that a person has for it.
 */
export async function nextMorning(
  url: string,
  { client, gateways }: { client: Client; gateways: SimulatorControl }
): Promise<Morning> {
  await ageBy(DAYS, { client, gateways })
  const admin = await AdminClient.login(url)
  const runs = await reconcile(admin, await accountDays(client))
  const found = await listOpen(admin, "refund_only_at_gateway")
  for (const { id } of found.filter(({ moves }) => moves.includes("record_refund"))) {
    const path = `/admin/cnpay/discrepancies/${id}/moves`
    expectOk(await admin.post(path, { move: "record_refund" }))
  }
  return {
    runs: runs.length,
    failed: runs
      .filter(({ state }) => !["balanced", "differs"].includes(state))
      .map(({ id, state, error }) => `${id} is ${state}: ${error?.code ?? ""}`),
    refundsFound: found.length,
  }
}

/** A crowd that shops around midnight has two days; the earlier one's bill comes first. */
async function accountDays(client: Client): Promise<{ account: string; bill_day: string }[]> {
  const { rows } = await client.query(
    `select distinct account, to_char(happened at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as bill_day
       from (select account, paid_at as happened from cnpay_trade
             union select account, created_at from cnpay_refund) as books
      where happened is not null
      order by bill_day, account`
  )
  return rows
}

async function reconcile(
  admin: AdminClient,
  days: { account: string; bill_day: string }[]
): Promise<Run[]> {
  const runs: Run[] = []
  for (const day of days) {
    const started = expectOk(await admin.post<{ run: Run }>("/admin/cnpay/runs", day)).run
    const path = `/admin/cnpay/runs/${started.id}`
    const ended = async () => {
      const { run } = expectOk(await admin.get<{ run: Run }>(path))
      return run.state === "working" ? null : run
    }
    runs.push(await until(ended, { what: `the run ${started.id} has ended`, timeout: RUN_MS }))
  }
  return runs
}

async function listOpen(admin: AdminClient, kind: string): Promise<Discrepancy[]> {
  const path = `/admin/cnpay/discrepancies?state=open&kind=${kind}&limit=100`
  return expectOk(await admin.get<{ discrepancies: Discrepancy[] }>(path)).discrepancies
}
