import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  listTradeDiscrepancies,
  listTradeNotifications,
  listTradeRefunds,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { findBill } from "./find-bill"
import type { History } from "./timeline"

/** Everything that the ledger knows of some trades, in their order. */
export async function readTraces(
  container: MedusaContainer,
  trades: readonly TradeRow[]
): Promise<History[]> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const numbers = trades.map(({ out_trade_no: no }) => no)
  const [notifications, discrepancies] = await Promise.all([
    listTradeNotifications(db, numbers),
    listTradeDiscrepancies(db, numbers),
  ])
  return Promise.all(
    trades.map(async (trade) => {
      const belongs = (row: { account: string; out_trade_no: string | null }) =>
        row.account === trade.account && row.out_trade_no === trade.out_trade_no
      return {
        trade,
        refunds: await listTradeRefunds(db, trade.out_trade_no),
        notifications: notifications.filter(belongs),
        discrepancies: discrepancies.filter(belongs),
        bill: await findBill(container, trade),
      }
    })
  )
}
