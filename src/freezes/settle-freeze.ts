import type { MedusaContainer } from "@medusajs/framework/types"
import { assertNever } from "../core/assert-never"
import type { Cause } from "../core/cause"
import { decideFreeze } from "../core/decide-freeze"
import type { FreezeSnapshot } from "../core/trade"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import { CNPAY_MODULE } from "../modules/cnpay"
import { observeFreeze } from "../modules/cnpay/observe-freeze"
import type { TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import type { Settlement } from "../settle/settle-trade"
import { captureLost } from "./capture-lost"
import { placeOrder } from "./place-order"
import { releaseRest } from "./release-freeze"

export interface FreezeToSettle {
  gateway: Gateway
  preauth: Preauth
  trade: TradeRow
  /** What a notification said; without it, or when it says anything but "frozen", the gateway is asked. */
  told?: FreezeSnapshot
  cause: Cause
  /** Runs the booking of the order when this process alone may do so. */
  underLease: (work: () => Promise<Settlement>) => Promise<Settlement>
}

/** The one way from a gateway's word about a freeze to Medusa's books. */
export async function settleFreeze(
  container: MedusaContainer,
  { gateway, preauth, trade, told, cause, underLease }: FreezeToSettle
): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const place = () => underLease(() => placeOrder(container, preauth, trade))
  // The ledger has the gateway's word already; the order must not wait for a gateway that is down.
  if (trade.state === "frozen" && !trade.settled_at && !told) return place()
  const ours = { state: trade.state, total: trade.amount_fen, payee: gateway.payee }
  const isGoodNews = told && decideFreeze(told, ours).action === "hold"
  const snapshot = isGoodNews ? told : await preauth.query(trade.out_trade_no)
  if (!snapshot) return { outcome: isClosed(trade) ? "closed" : "waiting" }
  const { payee } = gateway
  const decision = await observeFreeze(db, { trade, snapshot, payee, cause, now })
  switch (decision.action) {
    case "hold":
      if (!trade.settled_at) return place()
      await captureLost(container, gateway, preauth, trade)
      return { outcome: "frozen" }
    case "release":
      await releaseRest({ db, preauth, freeze: trade, now })
      return { outcome: "closed" }
    case "end":
      return { outcome: "closed" }
    case "report":
      return { outcome: "differs" }
    case "nothing":
      return { outcome: isClosed(trade) ? "closed" : "waiting" }
    default:
      return assertNever(decision)
  }
}

function isClosed({ state }: TradeRow): boolean {
  return state === "closed" || state === "released"
}
