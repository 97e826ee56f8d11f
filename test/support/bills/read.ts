import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import type { BillDay } from "../../../src/core/bill-day"
import type { BillKind, BillLine } from "../../../src/core/bill-line"
import type { BillLimits } from "../../../src/bills/container/limits"
import { readAlipayBill } from "../../../src/bills/read-alipay"
import { readWechatBill } from "../../../src/bills/read-wechat"

export interface Asked {
  kind?: BillKind
  merchant?: string | null
  day?: string
  sha1?: string | null
  limits?: BillLimits
}

/** Reads a whole WeChat Pay bill. @throws BillRefused */
export function wechatLines(bytes: Buffer | string, asked: Asked = {}): Promise<BillLine[]> {
  const { kind = "trade", sha1 = null, limits } = asked
  return withFile(bytes, (file) =>
    all(readWechatBill({ path: file, kind, expected: expectedOf(asked), sha1 }, limits))
  )
}

/** Reads a whole Alipay bill, a zip. @throws BillRefused */
export function alipayLines(zip: Buffer, asked: Asked = {}): Promise<BillLine[]> {
  const { kind = "trade", limits } = asked
  return withFile(zip, (file) =>
    all(readAlipayBill({ path: file, kind, expected: expectedOf(asked) }, limits))
  )
}

function expectedOf({ merchant = null, day = "2026-11-22" }: Asked) {
  return { merchant, day: day as BillDay }
}

async function withFile<T>(bytes: Buffer | string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-test-bill-"))
  const file = path.join(folder, "bill")
  fs.writeFileSync(file, bytes)
  try {
    return await use(file)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function all(batches: AsyncIterable<BillLine[]>): Promise<BillLine[]> {
  const lines: BillLine[] = []
  for await (const batch of batches) lines.push(...batch)
  return lines
}
