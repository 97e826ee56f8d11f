import type { MedusaContainer } from "@medusajs/framework/types"
import { saysRefunded, samePayee } from "../core/decide"
import { asOutTradeNo } from "../core/ids"
import { CNY, type Fen } from "../core/money"
import type { OwnIds, TradeSnapshot } from "../core/trade"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findTrade, insertStrayTrade, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import type { Dispute } from "./dispute"
import { problems } from "./messages"

/**
 * Writes a payment into the ledger that it never asked for, so that its money can be moved under the
 * same rules as any other. On the word of the gateway itself: a bill's line is only a hint.
 */
export async function keepStray(
  container: MedusaContainer,
  { row, gateway }: Dispute
): Promise<TradeRow> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const no = asOutTradeNo(row.out_trade_no)
  if (!no || !gateway) throw problems.noTrade(row.out_trade_no)
  const snapshot = await gateway.query(no)
  const paid = mayBeKept(snapshot, gateway.payee, no)
  await insertStrayTrade(cnpay.connection(), {
    ...{ outTradeNo: no, account: row.account, amount: paid, currency: CNY },
    gatewayTradeNo: snapshot?.gatewayTradeNo ?? null,
    paidAt: snapshot?.paidAt ?? cnpay.clock(),
  })
  const kept = await findTrade(cnpay.connection(), row.account, no)
  if (!kept) throw problems.noTrade(no)
  return kept
}

/** What it paid. @throws MedusaError unless the money is there, all of it, and ours */
function mayBeKept(snapshot: TradeSnapshot | null, ours: OwnIds, no: string): Fen {
  if (snapshot?.state !== "paid" || !snapshot.total) throw problems.notPaid(no)
  if (!samePayee(snapshot.payee, ours) || snapshot.currency !== CNY) throw problems.notOurs(no)
  if (saysRefunded(snapshot)) throw problems.partlyRefunded(no)
  return snapshot.total
}
