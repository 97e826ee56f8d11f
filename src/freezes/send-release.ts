import { GatewayError } from "../core/errors"
import { nextRefundLook } from "../core/schedule"
import type { ReleaseState } from "../core/trade"
import type { Preauth } from "../gateways/preauth"
import {
  openDiscrepancy,
  scheduleTrade,
  updateRelease,
  type Connection,
  type ReleaseRow,
} from "../modules/cnpay/queries"

/** A release whose row is committed, and what is needed to carry it on. */
export interface ReleaseInHand {
  db: Connection
  preauth: Preauth
  release: ReleaseRow
  now: Date
}

/** `unknown`: the sweep will ask. `refused`: nothing was released, and a discrepancy says so. */
export type ReleaseOutcome =
  { outcome: "released" } | { outcome: "unknown" } | { outcome: "refused"; code: string }

/** Sends a release, or sends it again: always under its own number. */
export async function sendRelease(hand: ReleaseInHand): Promise<ReleaseOutcome> {
  const { preauth, release } = hand
  try {
    return await keep(
      hand,
      await preauth.release({
        outReleaseNo: release.out_release_no,
        freezeNo: release.out_trade_no,
        amount: release.amount_fen,
      })
    )
  } catch (error) {
    return keepFailure(hand, error)
  }
}

/** Asks how a release ended; one that the gateway never saw is sent. */
export async function pursueRelease(hand: ReleaseInHand): Promise<ReleaseOutcome> {
  const { preauth, release } = hand
  let found: ReleaseState | null
  try {
    found = await preauth.queryRelease(release.out_release_no, release.out_trade_no)
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return keepUnknown(hand, error.code)
  }
  return found ? keep(hand, found) : sendRelease(hand)
}

async function keep(hand: ReleaseInHand, state: ReleaseState): Promise<ReleaseOutcome> {
  const { db, release, now } = hand
  switch (state) {
    case "processing":
      return keepUnknown(hand, null)
    case "failed":
      return refuse(hand, "FAILED")
    case "succeeded":
      await updateRelease(db, { no: release.out_release_no, state })
      // That nothing is frozen any more is the gateway's to say: the sweep asks at once.
      await scheduleTrade(db, release.out_trade_no, now)
      return { outcome: "released" }
  }
}

async function keepFailure(hand: ReleaseInHand, error: unknown): Promise<ReleaseOutcome> {
  if (!(error instanceof GatewayError)) throw error
  return error.kind === "unknown" ? keepUnknown(hand, error.code) : refuse(hand, error.code)
}

async function keepUnknown(hand: ReleaseInHand, errorCode: string | null): Promise<ReleaseOutcome> {
  const { db, release, now } = hand
  const dueAt = nextRefundLook(release.sweeps, now, Math.random())
  const state = errorCode === null ? "processing" : "unknown"
  await updateRelease(db, { no: release.out_release_no, state, errorCode, dueAt })
  return { outcome: "unknown" }
}

/** A freeze that has ended by itself refuses too, and is as good: only the gateway can tell. */
async function refuse(hand: ReleaseInHand, code: string): Promise<ReleaseOutcome> {
  const { db, preauth, release, now } = hand
  await updateRelease(db, { no: release.out_release_no, state: "refused", errorCode: code })
  await scheduleTrade(db, release.out_trade_no, now)
  if (await isOver(preauth, release)) return { outcome: "released" }
  await openDiscrepancy(db, {
    account: release.account,
    kind: "state_differs",
    outTradeNo: release.out_trade_no,
    ours: { out_release_no: release.out_release_no, amount: release.amount_fen },
    gateway: { release: "refused", code },
  })
  return { outcome: "refused", code }
}

async function isOver(preauth: Preauth, { out_trade_no: no }: ReleaseRow): Promise<boolean> {
  try {
    return (await preauth.query(no))?.state === "over"
  } catch (error) {
    if (error instanceof GatewayError) return false
    throw error
  }
}
