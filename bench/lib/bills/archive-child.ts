import { createPrivateKey, createPublicKey } from "node:crypto"
import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Credentials } from "../../../simulator"
import { BillArchive, type BillName } from "../../../src/archive/archive"
import { archiveBill } from "../../../src/archive/archive-bill"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import { DAY } from "./rows"
import { seconds } from "./measure-parse"

/** What the child is told and what it tells. */
export interface ArchiveOrder {
  database: string
  endpoint: string
  credentials: Credentials
  account: string
}

export interface ArchiveReport {
  seconds: number
  lines: number
  idleMb: number
  peakMb: number
  /** Longest time for which the event loop stood still, in milliseconds. */
  blockedMs: number
}

const RESOLUTION_MS = 5
const SAMPLE_MS = 5
const MB = 1 << 20

function open({ endpoint, credentials: { wechat } }: ArchiveOrder): WechatV3Gateway {
  return new WechatV3Gateway({
    appId: wechat.appId,
    mchId: "1601959334",
    serialNo: wechat.serialNo,
    privateKey: createPrivateKey(wechat.merchant.privateKey),
    apiV3Key: wechat.apiV3Key,
    platformKeys: new Map([[wechat.publicKeyId, createPublicKey(wechat.platform.publicKey)]]),
    endpoint,
    clock: () => new Date(),
    notifyUrl: "http://127.0.0.1/",
  })
}

/** Fetches one bill into the archive, and watches memory and event loop meanwhile. */
async function run(order: ArchiveOrder): Promise<ArchiveReport> {
  const gateway = open(order)
  const archive = await BillArchive.open({ url: order.database }, () => new Date())
  const name = { account: order.account, day: DAY, kind: "trade" } as BillName
  await archive.find(name)
  global.gc?.()
  const idle = process.memoryUsage().rss
  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS)
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
