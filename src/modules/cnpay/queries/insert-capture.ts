import { generateEntityId } from "@medusajs/framework/utils"
import type { OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { freezeLeft } from "./freeze-left"
import { changed } from "./rows"

export interface CaptureToInsert {
  /** The capture's own number. */
  outTradeNo: OutTradeNo
  freezeNo: OutTradeNo
  /** Medusa's capture, `capt_…`. */
  captureId: string
  amount: Fen
  expiresAt: Date
  /** When the sweep looks, if nobody writes down how it ended. */
  dueAt: Date
}

/**
 * Writes a capture down only while frozen money still covers it. The freeze's row is locked for the
 * statement, so that two captures at once, or a capture and a release, cannot both find the same fen.
 * Answers whether it fit.
 */
export async function insertCapture(db: Connection, capture: CaptureToInsert): Promise<boolean> {
  return db.transaction(async (trx) => {
    await trx.raw(`select 1 from cnpay_trade where out_trade_no = :freezeNo for update`, {
      freezeNo: capture.freezeNo,
    })
    const result = await trx.raw(
      `insert into cnpay_trade
         (id, out_trade_no, account, environment, kind, scene, form, session_id, first_session_id,
          payment_collection_id, cart_id, amount_fen, currency_code, expires_at, due_at, state,
          freeze_no, capture_id)
       select :id, :outTradeNo, f.account, f.environment, 'capture', f.scene, f.form, f.session_id, f.session_id,
              f.payment_collection_id, f.cart_id, cast(:amount as bigint), f.currency_code,
              cast(:expiresAt as timestamptz), cast(:dueAt as timestamptz), 'creating',
              f.out_trade_no, :captureId
         from cnpay_trade f
        where f.out_trade_no = :freezeNo and f.kind = 'freeze' and f.state = 'frozen'
          and ${freezeLeft("f")} >= cast(:amount as bigint)
       on conflict (capture_id) where deleted_at is null do nothing`,
      { ...capture, id: generateEntityId(undefined, "cntrd") }
    )
    return changed(result) > 0
  })
}
