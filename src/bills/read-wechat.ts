import type { BillKind, BillLine } from "../core/bill-line"
import { Charset } from "./charset"
import { BILL_LIMITS } from "./container/limits"
import { textsOf } from "./container/texts"
import { HashTap, type BillHash } from "./hash"
import { readRows, type Expected } from "./reader"
import { BillRefused } from "./refused"
import { WechatBillReader } from "./wechat/reader"

export interface WechatBillFile {
  path: string
  kind: BillKind
  expected: Expected
  /** What WeChat Pay says of the text, before it was gzipped; `null`: it says nothing. */
  sha1: string | null
}

/**
 * The rows of a WeChat Pay bill, plain, gzipped or zipped; what comes last is the hash of its text. Rows are
 * to be believed only when the iteration has ended.
 * @throws BillRefused
 */
export async function* readWechatBill(
  { path, kind, expected, sha1 }: WechatBillFile,
  limits = BILL_LIMITS
): AsyncGenerator<BillLine[], BillHash> {
  const tap = new HashTap("sha1")
  const charset = new Charset("utf-8")
  const reader = new WechatBillReader(kind, expected, charset)
  let texts = 0
  for await (const { bytes } of textsOf(path, limits)) {
    texts += 1
    if (texts > 1) throw new BillRefused("repeated", "the zip has more than the bill")
    yield* readRows(tap.through(bytes), reader, charset)
  }
  const hash = tap.value ?? "sha1:"
  if (sha1 !== null && hash !== `sha1:${sha1.toLowerCase()}`) {
    throw new BillRefused("hash_differs", "its hash is not the one that was announced")
  }
  return hash
}
