import { monitorEventLoopDelay } from "node:perf_hooks"
import { setTimeout as pause } from "node:timers/promises"
import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { BillArchive } from "../../../src/archive/archive"
import type { BillDay } from "../../../src/core/bill-day"
import { newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { CNPAY_MODULE } from "../../../src/modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../../../src/modules/cnpay-archive"
import { insertTrade, markTradePaid, type Connection } from "../../../src/modules/cnpay/queries"
import { reconcileDay } from "../../../src/reconcile"
import { openWechat } from "../bills/open-wechat"
import type { ArchiveOrder, ArchiveReport } from "../bills/archive-child"
import { seconds } from "../bills/measure-parse"
import { DAY } from "../bills/rows"

/** The same as of the archive, and what the run has found and how many orders were placed meanwhile. */
export interface RunReport extends ArchiveReport {
  state: string
  matched: number
  orders: number
  discrepancies: number
}

const RESOLUTION_MS = 5
const SAMPLE_MS = 5
const ORDER_EVERY_MS = 20
const MB = 1 << 20
const WARM_UP_ROUNDS = 5

interface Process {
  db: Connection
  archive: BillArchive
  accounts: string[]
}

/** As much of a shop's container as a run asks for. */
function containerOf({ db, archive, accounts }: Process, order: ArchiveOrder): MedusaContainer {
  const gateways = new Map(
    accounts.map((account) => [
      account,
      openWechat(
        account === order.account ? order.endpoint : order.warmUpEndpoint,
        order.credentials
      ),
    ])
  )
  const cnpay = {
    clock: () => new Date(),
    connection: () => db,
    accounts: () => accounts,
    gateway: (account: string) => gateways.get(account) ?? null,
    reconciliation: { enabled: true, accounts: null, fund: false, foreign: "report" },
  }
  const modules: Record<string, unknown> = {
    [CNPAY_MODULE]: cnpay,
    [CNPAY_ARCHIVE_MODULE]: { open: () => Promise.resolve(archive) },
    event_bus: { emit: () => Promise.resolve() },
    logger: console,
  }
  return { resolve: (name: string) => modules[name] } as unknown as MedusaContainer
}

/** The shop goes on selling: the statements that a sale runs, one sale after the other. */
async function placeOrders(db: Connection, signal: AbortSignal): Promise<number> {
  let orders = 0
  for (; !signal.aborted; orders += 1) {
    const now = new Date()
    const no = newOutTradeNo(now)
    await insertTrade(db, {
      ...{ outTradeNo: no, account: "wechat_orders", kind: "payment", scene: "native" },
      ...{ form: null, sessionId: `payses_${no}`, amount: fen(1990), currency: "cny" },
      ...{ expiresAt: now, dueAt: now },
    })
    await markTradePaid(db, {
      ...{
        no,
        gatewayTradeNo: `42${no}`,
        paid: fen(1990),
        paidAt: now,
        cause: "notification",
        now,
      },
    })
    await pause(ORDER_EVERY_MS)
  }
  return orders
}

async function run(order: ArchiveOrder): Promise<RunReport> {
  const db = knex({ client: "pg", connection: order.database, pool: { min: 1, max: 6 } })
  const archive = await BillArchive.open({ shop: db }, () => new Date())
  const warm = Array.from({ length: WARM_UP_ROUNDS }, (_, i) => `${order.account}x${i}`)
  const container = containerOf({ db, archive, accounts: [order.account, ...warm] }, order)
  const day = DAY as BillDay
  await archive.find({ account: order.account, day, kind: "trade" })
  global.gc?.()
  const idle = process.memoryUsage().rss
  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS)
  for (const account of warm) await reconcileDay(container, { account, day, cause: "backfill" })
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  const shop = new AbortController()
  const placing = placeOrders(db, shop.signal)
  let done: Awaited<ReturnType<typeof reconcileDay>> | null = null
  const took = await seconds(async () => {
    done = await reconcileDay(container, { account: order.account, day, cause: "backfill" })
  })
  delays.disable()
  shop.abort()
  clearInterval(sampling)
  const orders = await placing
  const { rows } = await db.raw(
    `select count(*)::int as n from cnpay_discrepancy where account = ?`,
    [order.account]
  )
  await archive.close()
  await db.destroy()
  const { lines, matched, state } = done as unknown as RunReport
  return {
    ...{ seconds: took, lines, matched, state, orders, discrepancies: rows[0].n },
    ...{ idleMb: idle / MB, peakMb: peak / MB, blockedMs: delays.max / 1e6 - RESOLUTION_MS },
  }
}

process.once("message", (order: ArchiveOrder) => {
  run(order)
    .then((report) => process.send?.(report))
    .catch((error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
    .finally(() => process.disconnect())
})
