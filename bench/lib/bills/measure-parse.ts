import { createReadStream } from "node:fs"
import { Charset } from "../../../src/bills/charset"
import { BILL_LIMITS } from "../../../src/bills/container/limits"
import { zipEntries } from "../../../src/bills/container/zip"
import { AlipayBillReader } from "../../../src/bills/alipay/reader"
import { readRows } from "../../../src/bills/reader"
import { WechatBillReader } from "../../../src/bills/wechat/reader"
import type { BillDay } from "../../../src/core/bill-day"
import { DAY } from "./rows"

const ROUNDS = 5
const expected = { merchant: null, day: DAY as BillDay }

/** The floor: bytes become text, text becomes lines, and nothing is made of them. */
async function splitLines(bytes: AsyncIterable<Uint8Array>, charset: string): Promise<number> {
  const decoder = new TextDecoder(charset)
  let rest = ""
  let lines = 0
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = parts.pop() ?? ""
    lines += parts.length
  }
  return lines
}

async function splitZip(path: string): Promise<number> {
  let lines = 0
  for await (const { bytes } of zipEntries(path, BILL_LIMITS)) {
    lines += await splitLines(bytes, "gb18030")
  }
  return lines
}

/** Without the hash that the archive asks for: the floor has none either. */
async function* rowsOfZip(path: string): AsyncGenerator<unknown[]> {
  const charset = new Charset("gb18030")
  for await (const { bytes } of zipEntries(path, BILL_LIMITS)) {
    yield* readRows(bytes, new AlipayBillReader("trade", expected, charset), charset)
  }
}

async function count(batches: AsyncIterable<unknown[]>): Promise<number> {
  let lines = 0
  for await (const batch of batches) lines += batch.length
  return lines
}

const COMPARED = {
  wechat: {
    floor: (path: string) => splitLines(createReadStream(path), "utf-8"),
    parse: (path: string) => {
      const charset = new Charset("utf-8")
      const reader = new WechatBillReader("trade", expected, charset)
      return count(readRows(createReadStream(path), reader, charset))
    },
  },
  alipay: {
    floor: splitZip,
    parse: (path: string) => count(rowsOfZip(path)),
  },
}

export interface ParseSpeed {
  floorPerS: number
  parsePerS: number
}

/** By turns, so that what else the machine does falls on both alike; the best round of each counts. */
export async function measureParse(
  gateway: keyof typeof COMPARED,
  path: string,
  lines: number
): Promise<ParseSpeed> {
  const { floor, parse } = COMPARED[gateway]
  const best = { floor: Infinity, parse: Infinity }
  for (let round = 0; round < ROUNDS; round += 1) {
    best.floor = Math.min(best.floor, await seconds(() => floor(path)))
    best.parse = Math.min(best.parse, await seconds(() => parse(path)))
  }
  return { floorPerS: lines / best.floor, parsePerS: lines / best.parse }
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1_000
}
