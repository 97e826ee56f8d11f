import path from "node:path"
import { Farewell } from "../scripts/lib/farewell"
import { ensureDatabase } from "../scripts/lib/postgres/database"
import { generateCredentials, type Credentials } from "../simulator"
import { migrateArchive } from "../src/archive/migrate"
import type { ArchiveReport } from "./lib/bills/archive-child"
import { serveBill } from "./lib/bills/bill-server"
import { measureArchive } from "./lib/bills/measure-archive"
import { measureCopy } from "./lib/bills/measure-copy"
import { measureParse } from "./lib/bills/measure-parse"
import { writeAlipayBill } from "./lib/bills/write-alipay"
import { writeWechatBill, type WrittenBill } from "./lib/bills/write-wechat"
import { scratchPostgres } from "./lib/scratch-postgres"

const SMALL = 10_000
const LARGE = 1_000_000
const ROUNDS = 2

/** `npm run bench -- bills`: what it costs to read and to archive a bill of a million lines. */
async function main(farewell: Farewell): Promise<void> {
  const { postgres, folder } = await scratchPostgres(farewell)
  const [small, large] = [
    await writeWechatBill(path.join(folder, "small.csv"), SMALL),
    await writeWechatBill(path.join(folder, "large.csv"), LARGE),
  ]
  await parsing("wechat", large.plain)
  await parsing("alipay", writeAlipayBill(path.join(folder, "alipay.zip"), LARGE))

  await ensureDatabase(postgres.url("postgres"), "bench")
  const database = postgres.url("bench")
  await migrateArchive({ url: database })
  const credentials = await generateCredentials()
  const warmUp = await serveBill(credentials, small)
  farewell.add(() => warmUp.close())
  const bench = { database, credentials, folder, warmUpEndpoint: warmUp.url }
  const few = await archiving(bench, small)
  const many = await archiving(bench, large)
  const [least, most] = [few, many].map(growth)
  console.log(`memory of many to that of few: ${((most ?? 0) / (least ?? 1)).toFixed(2)}`)
}

async function parsing(gateway: "alipay" | "wechat", file: string): Promise<void> {
  const { floorPerS, parsePerS } = await measureParse(gateway, file, LARGE)
  const [floor, parse] = [floorPerS, parsePerS].map((perS) => `${(perS / 1e6).toFixed(2)} M`)
  const ratio = (parsePerS / floorPerS).toFixed(2)
  console.log(`${gateway}: split ${floor} lines/s, parse ${parse} lines/s, ratio ${ratio}`)
}

interface ArchiveBench {
  database: string
  credentials: Credentials
  folder: string
  warmUpEndpoint: string
}

/** The best time of some rounds against the best of the floor; the worst memory and the worst block. */
async function archiving(bench: ArchiveBench, bill: WrittenBill): Promise<ArchiveReport[]> {
  const { folder, ...rest } = bench
  const server = await serveBill(bench.credentials, bill)
  farewell.add(() => server.close())
  const reports: ArchiveReport[] = []
  let floor = Infinity
  for (let round = 0; round < ROUNDS; round += 1) {
    const account = `wechat_${bill.lines}_${round}`
    const order = { ...rest, endpoint: server.url, account }
    reports.push(await measureArchive(order))
    floor = Math.min(floor, await measureCopy(bench.database, account, path.join(folder, "rows")))
  }
  const best = Math.min(...reports.map(({ seconds }) => seconds))
  console.log(
    `${bill.lines} lines: COPY ${floor.toFixed(2)} s, fetch to archived ${best.toFixed(2)} s, ` +
      `ratio ${(best / floor).toFixed(2)}; ${growth(reports).toFixed(0)} MB above idle; ` +
      `event loop blocked ${Math.max(...reports.map(({ blockedMs }) => blockedMs)).toFixed(0)} ms at most`
  )
  return reports
}

function growth(reports: readonly ArchiveReport[]): number {
  return Math.max(...reports.map(({ peakMb, idleMb }) => peakMb - idleMb))
}

const farewell = new Farewell().onSignals()
main(farewell)
  .finally(() => farewell.run())
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
