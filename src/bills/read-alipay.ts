import type { BillKind, BillLine } from "../core/bill-line"
import type { SummaryTotal } from "./alipay/layout"
import type { DetailReader } from "./alipay/detail-reader"
import { AlipayBillReader } from "./alipay/reader"
import { Charset } from "./charset"
import { BILL_LIMITS } from "./container/limits"
import { textsOf } from "./container/texts"
import { HashTap, type BillHash } from "./hash"
import { readRows, type Expected } from "./reader"
import { BillRefused } from "./refused"

export interface AlipayBillFile {
  path: string
  kind: BillKind
  expected: Expected
}

/**
 * The rows of an Alipay bill: a zip of the details and, usually, a summary, in any order, or the details
 * alone; what comes last is the hash of the details. Rows are to be believed only when the iteration has ended.
 * @throws BillRefused
 */
export async function* readAlipayBill(
  { path, kind, expected }: AlipayBillFile,
  limits = BILL_LIMITS
): AsyncGenerator<BillLine[], BillHash> {
  const charset = new Charset("gb18030")
  let detail: { reader: DetailReader; hash: BillHash } | null = null
  let total: SummaryTotal | null = null
  for await (const { bytes } of textsOf(path, limits)) {
    const tap = new HashTap("sha256")
    const reader = new AlipayBillReader(kind, expected, charset)
    yield* readRows(tap.through(bytes), reader, charset)
    if (reader.detail) {
      if (detail) throw new BillRefused("repeated", "the zip has details twice")
      detail = { reader: reader.detail, hash: tap.value ?? "sha256:" }
    } else {
      if (total) throw new BillRefused("repeated", "the zip has a summary twice")
      total = reader.summary?.total ?? null
    }
  }
  if (!detail) throw new BillRefused("not_a_bill", "the zip has no details")
  if (total) detail.reader.checkSummary(total)
  return detail.hash
}
