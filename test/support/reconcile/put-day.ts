import type { ArchivedBill, BillArchive } from "../../../src/archive/archive"
import { Bill } from "../../../src/bills/bill"
import type { BillHash } from "../../../src/bills/hash"
import { Spool } from "../../../src/bills/spool"
import type { BillDay } from "../../../src/core/bill-day"
import type { BillLine } from "../../../src/core/bill-line"
import type { Connection } from "../../../src/modules/cnpay/queries"
import { ACCOUNT, DAY, type AnyDay } from "./any-day"

const ON_DAY = `${DAY}T12:00:00+08:00`
const DAY_BEFORE = "2026-11-21T12:00:00+08:00"

/** Lines as if they had been read from a file. */
export async function archiveLines(
  archive: BillArchive,
  lines: readonly BillLine[]
): Promise<ArchivedBill> {
  const read = async function* (): AsyncGenerator<BillLine[], BillHash> {
    yield [...lines]
    return "sha256:0"
  }
  const name = { account: ACCOUNT, day: DAY as BillDay, kind: "trade" } as const
  return (await archive.store(name, new Bill(await Spool.make(), read, null))).bill
}

/** The ledger of a day, instead of whatever was there. */
export async function putLedger(db: Connection, { trades, refunds }: AnyDay): Promise<void> {
  await db.raw(`delete from cnpay_refund`)
  await db.raw(`delete from cnpay_trade`)
  for (const { no, account, amount, state, currency, isOfDay } of trades) {
    await db("cnpay_trade").insert({
      ...{
        id: `cntrd_${no}`,
        out_trade_no: no,
        account,
        scene: "native",
        session_id: `payses_${no}`,
      },
      ...{
        amount_fen: amount,
        paid_fen: state === "paid" ? amount : null,
        currency_code: currency,
      },
      ...{ state, gateway_trade_no: `G${no}`, expires_at: ON_DAY },
      ...{ paid_at: state === "paid" ? (isOfDay ? ON_DAY : DAY_BEFORE) : null },
    })
  }
  for (const { no, refundNo, amount, state, isOfDay } of refunds) {
    const at = isOfDay ? ON_DAY : DAY_BEFORE
    await db("cnpay_refund").insert({
      ...{ id: `cnref_${refundNo}`, out_refund_no: refundNo, out_trade_no: no, account: ACCOUNT },
      ...{ amount_fen: amount, state, created_at: at },
      ...{ succeeded_at: state === "succeeded" ? at : null },
    })
  }
}
