import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Credentials } from "../../../simulator"
import { BillArchive, type BillName } from "../../../src/archive/archive"
import { archiveBill } from "../../../src/archive/archive-bill"
import type { BillDay } from "../../../src/core/bill-day"
import { openWechat } from "./open-wechat"
import { DAY } from "./rows"
import { seconds } from "./measure-parse"

/** What the child is told and what it tells. */
export interface ArchiveOrder {
  database: string
  endpoint: string
  /** Serves a small bill; a server at work has read some before, and its heap has its size by then. */
  warmUpEndpoint: string
  credentials: Credentials
  account: string
}

export interface ArchiveReport {
  seconds: number
  lines: number
  /** When everything is loaded and connected, before the first bill. */
  idleMb: number
  peakMb: number
  /** Longest time for which the event loop stood still, in milliseconds. */
  blockedMs: number
}

const RESOLUTION_MS = 5
const SAMPLE_MS = 5
const MB = 1 << 20
const WARM_UP_ROUNDS = 20

async function warmUp(archive: BillArchive, order: ArchiveOrder): Promise<void> {
  const gateway = openWechat(order.warmUpEndpoint, order.credentials)
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    const account = `${order.account}_warm_${round}`
    await archiveBill(archive, gateway, { account, day: DAY as BillDay, kind: "trade" })
  }
  await gateway.shutdown()
}

/** Fetches one bill into the archive, and watches memory and event loop meanwhile. */
async function run(order: ArchiveOrder): Promise<ArchiveReport> {
  const gateway = openWechat(order.endpoint, order.credentials)
  const archive = await BillArchive.open({ url: order.database }, () => new Date())
  const name = { account: order.account, day: DAY, kind: "trade" } as BillName
  await archive.find(name)
  global.gc?.()
  const idle = process.memoryUsage().rss
  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS)
  await warmUp(archive, order)
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  let lines = 0
  const took = await seconds(async () => {
    const stored = await archiveBill(archive, gateway, name)
    if (stored.outcome !== "stored") throw new Error(`the bill is ${stored.outcome}`)
    lines = stored.bill.lines
  })
  delays.disable()
  clearInterval(sampling)
  await archive.close()
  await gateway.shutdown()
  const blockedMs = delays.max / 1e6 - RESOLUTION_MS
  return { seconds: took, lines, idleMb: idle / MB, peakMb: peak / MB, blockedMs }
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
