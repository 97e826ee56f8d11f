import { writeFile } from "node:fs/promises"
import { wechatTradeBill } from "../../../simulator/bills/wechat"
import type { BillRow } from "../../../simulator/bills/row"
import { Bill } from "../../../src/bills/bill"
import { readWechatBill } from "../../../src/bills/read-wechat"
import { Spool } from "../../../src/bills/spool"
import type { BillDay } from "../../../src/core/bill-day"

const OWNER = { mchId: "1601959334", appId: "wx81be3101902f7cb2" }

/** A payment of 19.90 on a day, changed as said. */
export function payment(day: string, changes: Partial<BillRow> = {}): BillRow {
  const at = new Date(`${day}T08:00:00+08:00`)
  return {
    type: "payment",
    at,
    created_at: at,
    out_trade_no: "T1",
    gateway_trade_no: "4200001",
    out_refund_no: null,
    gateway_refund_no: null,
    amount_fen: 1_990,
    fee_fen: 12,
    subject: "测试商品",
    refund_state: null,
    ...changes,
  }
}

/** A bill of WeChat Pay as if it had been fetched; `edit` spoils its text. */
export async function spooledBill(
  day: string,
  rows: readonly BillRow[],
  edit: (text: string) => string = (text) => text
): Promise<Bill> {
  const spool = await Spool.make()
  await writeFile(spool.path, edit(wechatTradeBill(rows, OWNER)))
  const expected = { merchant: OWNER.mchId, day: day as BillDay }
  return new Bill(
    spool,
    (path) => readWechatBill({ path, kind: "trade", expected, sha1: null }),
    null
  )
}
