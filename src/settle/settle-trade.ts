import type { MedusaContainer } from "@medusajs/framework/types"
import { assertNever } from "../core/assert-never"
import type { Cause } from "../core/cause"
import { saysRefunded } from "../core/decide"
import { asOutTradeNo, type OutTradeNo } from "../core/ids"
import type { FreezeSnapshot, TradeSnapshot } from "../core/trade"
import { CNPAY_MODULE } from "../modules/cnpay"
import { observe } from "../modules/cnpay/observe"
import { findTrade, openDiscrepancy, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import type { Gateway } from "../gateways/gateway"
import { settleCapture } from "../freezes/settle-capture"
import { settleFreeze } from "../freezes/settle-freeze"
import { sweepCapture } from "../freezes/sweep-capture"
import { capture } from "./capture"
import { PATIENCE_MS, underLease } from "./lease"
import { noticeRefund } from "./notice-refund"

export interface SettleTradeInput {
  account: string
  outTradeNo: string
  cause: Cause
  /** The gateway's verified word; without it the gateway is asked. */
  snapshot?: TradeSnapshot
  /** The same, of a trade that is a freeze. */
  freeze?: FreezeSnapshot
  /** Ask also about a trade whose money and order are there: has any of it gone back since? */
  askAnew?: boolean
}

/**
 * - `captured`: Medusa holds the captured payment and the order.
 * - `frozen`: Medusa holds the authorized payment and the order.
 * - `refunded`: no order could be made of it, and the money has gone back.
 * - `late`: the money is there, but nothing is left that it could pay for; a discrepancy is open.
 * - `closed`, `waiting`: as the gateway says.
 * - `differs`: the two sides disagree; a discrepancy is open.
 * - `unknown_trade`: not a trade of ours.
 */
export type Settlement = {
  outcome:
    "captured" | "frozen" | "refunded" | "late" | "closed" | "waiting" | "differs" | "unknown_trade"
}

/** The one way from a gateway's word to Medusa's books. @throws GatewayError if nobody answers */
export async function settleTrade(
  container: MedusaContainer,
  input: SettleTradeInput
): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const gateway = cnpay.gateway(input.account)
  const no = asOutTradeNo(input.outTradeNo)
  if (!gateway || !no) return { outcome: "unknown_trade" }
  const trade = await findTrade(cnpay.connection(), input.account, no)
  if (trade && trade.kind !== "payment") {
    const settled = await settlePreauth(container, cnpay, gateway, trade, input)
    if (settled) return settled
  }
  // The ledger has the gateway's word already; booking must not wait for a gateway that is down.
  const isOver = input.askAnew === true && trade?.settled_at
  if (trade?.state === "paid" && !input.snapshot && !isOver)
    return bookPaid(container, cnpay, trade, input.cause)
  if (!trade && input.freeze) return strangeMoney(cnpay, input.account, no, input.freeze)
  const snapshot = input.snapshot ?? (await gateway.query(no))
  if (!trade) return strangeMoney(cnpay, input.account, no, snapshot)
  if (!snapshot) return { outcome: trade.state === "closed" ? "closed" : "waiting" }
  if (trade.state === "paid" && saysRefunded(snapshot)) {
    await noticeRefund(container, { gateway, trade, snapshot })
  }
  const { payee } = gateway
  const isAnswer = input.snapshot === undefined
  const decision = await observe(cnpay.connection(), {
    trade,
    snapshot,
    payee,
    isAnswer,
    cause: input.cause,
    now: cnpay.clock(),
  })
  switch (decision.action) {
    case "give_back":
    case "capture":
      return bookPaid(container, cnpay, trade, input.cause)
    case "close":
      return { outcome: "closed" }
    case "report":
      return { outcome: "differs" }
    case "nothing":
      if (isOver) return bookPaid(container, cnpay, trade, input.cause)
      return { outcome: trade.state === "closed" ? "closed" : "waiting" }
    default:
      return assertNever(decision)
  }
}

/** A freeze, or a capture that nobody heard the end of; `null`: a capture is settled as any trade. */
async function settlePreauth(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  gateway: Gateway,
  trade: TradeRow,
  { cause, freeze: told, snapshot }: SettleTradeInput
): Promise<Settlement | null> {
  const { preauth } = gateway
  if (!preauth) return { outcome: "differs" }
  if (trade.kind === "freeze") {
    const turn = (work: () => Promise<Settlement>) => inTurn(cnpay, trade, cause, work)
    return settleFreeze(container, { gateway, preauth, trade, told, cause, underLease: turn })
  }
  const isOpen = trade.state === "creating" || trade.state === "open"
  if (snapshot || !isOpen) return null
  const outcome = await sweepCapture(container, { gateway, preauth, capture: trade, cause })
  if (outcome === "paid") return bookPaid(container, cnpay, trade, cause)
  return { outcome: outcome === "refused" ? "closed" : "waiting" }
}

/** One process at a time, with the trade as it is once that process has its turn. */
function bookPaid(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow,
  cause: Cause
): Promise<Settlement> {
  const work = async () => {
    if (trade.kind === "capture") return settleCapture(container, trade)
    const leased = await findTrade(cnpay.connection(), trade.account, trade.out_trade_no)
    return capture(container, leased ?? trade)
  }
  return inTurn(cnpay, trade, cause, work)
}

function inTurn(
  cnpay: CnpayModuleService,
  trade: TradeRow,
  cause: Cause,
  work: () => Promise<Settlement>
): Promise<Settlement> {
  const patienceMs = cause === "asked" ? PATIENCE_MS.question : PATIENCE_MS.work
  return underLease(cnpay, trade, work, patienceMs)
}

/** A genuine message about a trade that the ledger does not know, for example another system's. */
async function strangeMoney(
  cnpay: CnpayModuleService,
  account: string,
  outTradeNo: OutTradeNo,
  snapshot: TradeSnapshot | FreezeSnapshot | null
): Promise<Settlement> {
  if (snapshot?.state === "paid" || snapshot?.state === "frozen") {
    const kind = "only_at_gateway"
    await openDiscrepancy(cnpay.connection(), {
      account,
      kind,
      outTradeNo,
      // As a bill's line that is of no trade: it is the same difference.
      lineRef: snapshot.gatewayTradeNo ?? "",
      gatewayTradeNo: snapshot.gatewayTradeNo,
      gatewayFen: snapshot.total,
      ours: null,
      gateway: snapshot,
    })
  }
  return { outcome: "unknown_trade" }
}
