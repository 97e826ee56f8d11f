import { newOutReleaseNo } from "../core/ids"
import { nextRefundLook } from "../core/schedule"
import type { Preauth } from "../gateways/preauth"
import { insertRelease, type Connection, type TradeRow } from "../modules/cnpay/queries"
import { sendRelease, type ReleaseOutcome } from "./send-release"

export interface ReleaseWish {
  db: Connection
  preauth: Preauth
  freeze: Pick<TradeRow, "out_trade_no">
  now: Date
}

/** Sets free all that is left of a freeze. What was captured, or may have been, stays captured. */
export async function releaseRest(wish: ReleaseWish): Promise<ReleaseOutcome> {
  const { db, preauth, freeze, now } = wish
  const release = await insertRelease(db, {
    outReleaseNo: newOutReleaseNo(now),
    freezeNo: freeze.out_trade_no,
    dueAt: nextRefundLook(0, now, Math.random()),
  })
  return release ? sendRelease({ db, preauth, release, now }) : { outcome: "released" }
}
