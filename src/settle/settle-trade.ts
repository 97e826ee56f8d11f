import type { MedusaContainer } from "@medusajs/framework/types"
import { assertNever } from "../core/assert-never"
import { asOutTradeNo, type OutTradeNo } from "../core/ids"
import type { TradeSnapshot } from "../core/trade"
import { CNPAY_MODULE } from "../modules/cnpay"
import { observe } from "../modules/cnpay/observe"
import { findTrade, openDiscrepancy } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { announce } from "./announce"
import { capture } from "./capture"

/** What made us look: a notification, a query of ours, or somebody's question. */
export type Cause = "notification" | "poll" | "asked" | "replay"

export interface SettleTradeInput {
  account: string
  outTradeNo: string
  cause: Cause
  /** The gateway's verified word; without it the gateway is asked. */
  snapshot?: TradeSnapshot
}

/**
 * - `captured`: Medusa holds the captured payment and the order.
 * - `refunded`: no order could be made of it, and the money has gone back.
 * - `late`: the money is there, but nothing is left that it could pay for; a discrepancy is open.
 * - `closed`, `waiting`: as the gateway says.
 * - `differs`: the two sides disagree; a discrepancy is open.
 * - `unknown_trade`: not a trade of ours.
 */
export type Settlement = {
  outcome: "captured" | "refunded" | "late" | "closed" | "waiting" | "differs" | "unknown_trade"
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
  const snapshot = input.snapshot ?? (await gateway.query(no))
  const trade = await findTrade(cnpay.connection(), input.account, no)
  if (!trade) return strangeMoney(cnpay, input.account, no, snapshot)
  if (!snapshot) return { outcome: trade.state === "closed" ? "closed" : "waiting" }
  const { payee } = gateway
  const decision = await observe(cnpay.connection(), { trade, snapshot, payee, now: cnpay.clock() })
  switch (decision.action) {
    case "capture":
      return capture(container, trade)
    case "close":
      await announce(container, "cnpay.trade.closed", trade)
      return { outcome: "closed" }
    case "report":
      return { outcome: "differs" }
    case "nothing":
      return { outcome: trade.state === "closed" ? "closed" : "waiting" }
    default:
      return assertNever(decision)
  }
}

/** A genuine message about a trade that the ledger does not know, for example another system's. */
async function strangeMoney(
  cnpay: CnpayModuleService,
  account: string,
  outTradeNo: OutTradeNo,
  snapshot: TradeSnapshot | null
): Promise<Settlement> {
  if (snapshot?.state === "paid") {
    const kind = "only_at_gateway"
    await openDiscrepancy(cnpay.connection(), {
      account,
      kind,
      outTradeNo,
      ours: null,
      gateway: snapshot,
    })
  }
  return { outcome: "unknown_trade" }
}
