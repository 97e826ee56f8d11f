import { forLog } from "../errors/for-log"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { waitAtMost } from "./patience"
import { nextFreezeLook, nextTradeLook } from "../core/schedule"
import { CNPAY_MODULE } from "../modules/cnpay"
import { claimDueTrades, findTrade, scheduleTrade, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { closeTrade } from "../settle/close-trade"
import { settleTrade, type Settlement } from "../settle/settle-trade"
import { SWEEP_INTERVAL_MS } from "./interval"

/** When another process looks, should this one not come back. */
const ABANDONED_MS = 180_000
/** Bookings of paid trades begun per tick, over all processes. */
const MOST_PAID = 50

/** Asks about every trade that is due, whatever made it due: waiting, expiring, paid and not booked. */
export async function sweepTrades(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  await Promise.all(cnpay.accounts().map((account) => sweepAccount(container, cnpay, account)))
}

async function sweepAccount(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  account: string
): Promise<void> {
  const now = cnpay.clock()
  const claim = {
    account,
    now,
    again: new Date(now.getTime() + ABANDONED_MS),
    windowStart: new Date(now.getTime() - SWEEP_INTERVAL_MS),
  }
  // Half of the account's questions are the sweep's, the other half the shoppers'.
  const most = Math.ceil((cnpay.settlement.questionsPerSecond * SWEEP_INTERVAL_MS) / 2_000)
  const db = cnpay.connection()
  const paid = await claimDueTrades(db, { ...claim, paid: true, most: MOST_PAID })
  const open = await claimDueTrades(db, { ...claim, paid: false, most })
  const trades = [...paid, ...open]
  const looks = Promise.all(trades.map((trade) => look(container, cnpay, trade)))
  await waitAtMost(SWEEP_INTERVAL_MS, looks)
}

async function look(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<void> {
  try {
    await settle(container, trade)
    await closeIfOver(container, cnpay, trade)
    await schedule(cnpay, trade)
  } catch (error) {
    complain(container, trade, error)
    // The claim itself has made it due again, later, should this not come through either.
    await lookAgain(cnpay, trade).catch((cause: unknown) => complain(container, trade, cause))
  }
}

function complain(container: MedusaContainer, trade: TradeRow, error: unknown): void {
  const reason = forLog(error)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`cnpay: trade ${trade.out_trade_no}: ${reason}`)
}

/** A trade past its time that is still not paid is closed at the gateway, so that it stays so. */
async function closeIfOver(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  claimed: TradeRow
): Promise<void> {
  const gateway = cnpay.gateway(claimed.account)
  const trade = await findTrade(cnpay.connection(), claimed.account, claimed.out_trade_no)
  const isOpen = trade?.state === "open" || trade?.state === "creating"
  if (!gateway || !trade || !isOpen || trade.expires_at > cnpay.clock()) return
  // A capture is carried on until its end is known; there is nobody who could pay it too late.
  if (trade.kind === "capture") return
  const outcome = await closeTrade(cnpay.connection(), gateway, trade, cnpay.clock())
  // Paid between the question and the close: the money is there after all.
  if (outcome === "paid") await settle(container, trade)
}

function settle(container: MedusaContainer, trade: TradeRow): Promise<Settlement> {
  const { account, out_trade_no: outTradeNo } = trade
  return settleTrade(container, { account, outTradeNo, cause: "poll" })
}

/** What is final is not looked at again; a closed code that may still be paid is, once, at its end. */
async function schedule(cnpay: CnpayModuleService, claimed: TradeRow): Promise<void> {
  const db = cnpay.connection()
  const trade = await findTrade(db, claimed.account, claimed.out_trade_no)
  if (!trade) return
  const isOver = trade.state === "closed" && cnpay.clock() > trade.expires_at
  if (trade.state === "frozen" && trade.settled_at) {
    return scheduleTrade(db, trade.out_trade_no, nextFreezeLook(cnpay.clock(), Math.random()))
  }
  if (trade.settled_at || trade.state === "released" || isOver)
    await scheduleTrade(db, trade.out_trade_no, null)
  else if (trade.state !== "closed") await lookAgain(cnpay, trade)
}

async function lookAgain(cnpay: CnpayModuleService, trade: TradeRow): Promise<void> {
  const timing = { sweeps: trade.sweeps, expiresAt: trade.expires_at }
  const next = nextTradeLook(timing, cnpay.clock(), Math.random())
  await scheduleTrade(cnpay.connection(), trade.out_trade_no, next)
}
