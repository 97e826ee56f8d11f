import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { OutTradeNo } from "../core/ids"
import {
  findFirstTrade,
  leaseTrade,
  releaseTrade,
  renewLease,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

/** Renewed while the work runs, however slow; a process that dies leaves it so long at most. */
const LEASE_MS = 30_000
const RENEW_MS = 10_000
/** How long to wait for one's turn; a shopper who only asks does not wait for a settlement. */
export const PATIENCE_MS = { work: 20_000, question: 1_000 }
const PAUSE_MS = 100

/** Another process is booking the trade; what it does is what would have been done here. */
export class TradeBusy extends Error {
  override readonly name = "TradeBusy"

  constructor(no: OutTradeNo) {
    super(`trade ${no} is being booked elsewhere`)
  }
}

/**
 * Runs the work while this process alone may book payments of the trade's cart: over all processes,
 * with or without Redis, because the lock is a row, that of the cart's first trade.
 */
export async function underLease<T>(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  trade: Pick<TradeRow, "out_trade_no" | "cart_id">,
  work: (turn: { waited: boolean }) => Promise<T>,
  patienceMs = PATIENCE_MS.work
): Promise<T> {
  const lease = randomUUID()
  const first = trade.cart_id ? await findFirstTrade(cnpay.connection(), trade.cart_id) : null
  const no = (first ?? trade).out_trade_no
  const waited = await obtain(cnpay, { no, lease, patienceMs })
  const renewing = setInterval(() => void renew(cnpay, no, lease), RENEW_MS)
  try {
    return await work({ waited })
  } finally {
    clearInterval(renewing)
    await releaseTrade(cnpay.connection(), no, lease)
  }
}

/** One that fails is made good by the next; losing the lease altogether takes three in a row. */
async function renew(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  no: OutTradeNo,
  lease: string
): Promise<void> {
  const until = new Date(cnpay.clock().getTime() + LEASE_MS)
  await renewLease(cnpay.connection(), { no, lease, until }).catch(() => undefined)
}

interface Turn {
  no: OutTradeNo
  lease: string
  patienceMs: number
}

/** Answers whether somebody else had the lease first. */
async function obtain(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  { no, lease, patienceMs }: Turn
): Promise<boolean> {
  const deadline = cnpay.clock().getTime() + patienceMs
  for (let waited = false; ; waited = true) {
    const now = cnpay.clock()
    const until = new Date(now.getTime() + LEASE_MS)
    if (await leaseTrade(cnpay.connection(), { no, lease, now, until })) return waited
    if (now.getTime() > deadline) throw new TradeBusy(no)
    await pause(PAUSE_MS)
  }
}
