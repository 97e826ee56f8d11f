import { TextDecoder } from "node:util"
import type { BillDay } from "../core/bill-day"
import type { BillKind } from "../core/bill-line"
import type { GatewayName } from "../core/trade"
import { recogniseAlipay } from "./alipay/recognise"
import { BILL_LIMITS } from "./container/limits"
import { textsOf } from "./container/texts"
import { BillRefused } from "./refused"
import { recogniseWechat } from "./wechat/recognise"

/** What a file says of itself. */
export interface Recognised {
  gateway: GatewayName
  kind: BillKind
  /** `null`: it names none, as WeChat Pay's fund flow does. */
  merchant: string | null
  day: BillDay
}

/** Heads are a few lines. */
const HEAD_BYTES = 32 * 1024

/** Whose bill a file is, which day's, and which kind. @throws BillRefused if it does not say */
export async function recogniseBill(path: string, limits = BILL_LIMITS): Promise<Recognised> {
  for await (const { bytes } of textsOf(path, limits)) {
    const head = await headOf(bytes)
    const found = recogniseAlipay(lines(head, "gb18030")) ?? recogniseWechat(lines(head, "utf-8"))
    if (found) return found
  }
  throw new BillRefused("not_a_bill", "its first lines are no bill's of Alipay or WeChat Pay", 1)
}

async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}

function lines(head: Buffer, charset: string): string[] {
  return new TextDecoder(charset).decode(head).split(/\r?\n/)
}
