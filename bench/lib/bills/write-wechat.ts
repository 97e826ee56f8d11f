import { createHash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { once } from "node:events"
import { createGzip } from "node:zlib"
import { wechatTradeBill } from "../../../simulator/bills/wechat"
import { rowAt } from "./rows"

export interface WrittenBill {
  /** As text, and gzipped. */
  plain: string
  gzip: string
  sha1: string
  lines: number
}

const OWNER = { mchId: "1601959334", appId: "wx81be3101902f7cb2" }
const PART = 10_000

/** A bill of so many lines, written in parts: the simulator's writer makes each part's rows. */
export async function writeWechatBill(file: string, lines: number): Promise<WrittenBill> {
  const written = { plain: file, gzip: `${file}.gz`, lines }
  const plain = createWriteStream(written.plain)
  const gzip = createGzip()
  const packed = createWriteStream(written.gzip)
  gzip.pipe(packed)
  const hash = createHash("sha1")
  const put = async (text: string) => {
    hash.update(text)
    for (const stream of [plain, gzip]) if (!stream.write(text)) await once(stream, "drain")
  }
  const sums = { paid: 0, back: 0, fee: 0 }
  for (let start = 0; start < lines; start += PART) {
    const rows = Array.from({ length: Math.min(PART, lines - start) }, (_, i) => rowAt(start + i))
    for (const row of rows) {
      sums[row.type === "payment" ? "paid" : "back"] += row.amount_fen
      sums.fee += row.fee_fen
    }
    const [header = "", ...rest] = wechatTradeBill(rows, OWNER).split("\r\n")
    if (start === 0) await put(`${header}\r\n`)
    await put(`${rest.slice(0, rows.length).join("\r\n")}\r\n`)
  }
  const [paid, back, fee] = [sums.paid, sums.back, sums.fee].map((fen) => (fen / 100).toFixed(2))
  const summary = wechatTradeBill([], OWNER).split("\r\n").slice(1, 2).join("")
  await put(`${summary}\r\n`)
  await put(`\`${lines}.0,\`${paid},\`${back},\`0.00,\`${fee}000,\`${paid},\`${back}\r\n`)
  plain.end()
  gzip.end()
  await Promise.all([once(plain, "close"), once(packed, "close")])
  return { ...written, sha1: hash.digest("hex") }
}
