import { newOutTradeNo } from "../core/ids"
import type { Fen } from "../core/money"
import { nextTradeLook } from "../core/schedule"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import {
  findCapture,
  findFreezeLeft,
  insertCapture,
  type Connection,
  type TradeRow,
} from "../modules/cnpay/queries"
import { messages } from "../providers/messages"
import { pursueCapture, sendCapture, type CaptureOutcome } from "./send-capture"

export interface CaptureWish {
  db: Connection
  gateway: Gateway
  preauth: Preauth
  freeze: TradeRow
  /** Medusa's `capt_…`: the same one takes money once, however often it comes. */
  captureId: string
  amount: Fen
  now: Date
}

/** A capture is an answer of seconds; one that is not answered is asked about for as long as it takes. */
const CAPTURE_MS = 60_000

/**
 * Takes frozen money. The capture's number is committed before the gateway is asked, and a time-out
 * is asked about at once. Throws only what is definite: Medusa deletes its capture when a provider
 * throws, and one whose outcome is unknown must stay in its books while the sweep finds out.
 */
export async function captureFreeze(wish: CaptureWish): Promise<CaptureOutcome> {
  const { db, gateway, preauth, now } = wish
  const earlier = await findCapture(db, wish.captureId)
  const capture = earlier ?? (await writeDown(wish))
  const hand = { db, gateway, preauth, capture, cause: "asked" as const, now }
  const first = earlier ? await pursueCapture(hand) : await sendCapture(hand)
  return first.outcome === "unknown" ? pursueCapture(hand) : first
}

async function writeDown(wish: CaptureWish): Promise<TradeRow> {
  const { db, freeze, captureId, now } = wish
  const expiresAt = new Date(now.getTime() + CAPTURE_MS)
  const amount = await coveredAmount(wish)
  await insertCapture(db, {
    ...{ captureId, amount, expiresAt },
    outTradeNo: newOutTradeNo(now),
    freezeNo: freeze.out_trade_no,
    dueAt: nextTradeLook({ sweeps: 0, expiresAt }, now, Math.random()),
  })
  const written = await findCapture(db, captureId)
  if (!written) throw messages.captureTooLarge(await findFreezeLeft(db, freeze.out_trade_no))
  return written
}

/**
 * Medusa captures unrounded amounts: three thirds of 10.005 are each rounded up to 3.34, one fen more
 * than was frozen. The last capture takes what is left.
 */
async function coveredAmount({ db, freeze, amount }: CaptureWish): Promise<Fen> {
  const left = await findFreezeLeft(db, freeze.out_trade_no)
  if (amount > left + 1 || left === 0) throw messages.captureTooLarge(left)
  return amount > left ? left : amount
}
