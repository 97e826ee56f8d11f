import type { BillKind, BillLine } from "../core/bill-line"
import type { GatewayName } from "../core/trade"
import { Bill } from "./bill"
import type { BillHash } from "./hash"
import { readAlipayBill } from "./read-alipay"
import { readWechatBill } from "./read-wechat"
import type { Expected } from "./reader"
import type { Spool } from "./spool"

export interface UploadedBill {
  gateway: GatewayName
  kind: BillKind
  expected: Expected
}

/**
 * A bill that somebody gave us as a file. All of it is read here once, so that a file which is not to
 * be believed changes nothing anywhere. @throws BillRefused
 */
export async function uploadedBill(spool: Spool, wanted: UploadedBill): Promise<Bill> {
  const read = readerOf(wanted)
  for await (const batch of read(spool.path)) void batch
  return new Bill(spool, read, null)
}

function readerOf({ gateway, kind, expected }: UploadedBill) {
  return (path: string): AsyncGenerator<BillLine[], BillHash> =>
    gateway === "alipay"
      ? readAlipayBill({ path, kind, expected })
      : readWechatBill({ path, kind, expected, sha1: null })
}
