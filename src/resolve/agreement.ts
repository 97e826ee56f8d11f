import type { MedusaContainer } from "@medusajs/framework/types"
import type { Bilingual } from "../core/bilingual"
import { compareBooks } from "../core/books"
import { samePayee, saysRefunded } from "../core/decide"
import { CNY } from "../core/money"
import type { RefundSnapshot, TradeSnapshot } from "../core/trade"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findRefund,
  findTrade,
  listTradeRefunds,
  readBooks,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { whys } from "./whys"

/** What a gateway has just answered, and where the question was put. */
export interface Asked<Snapshot> {
  trade: TradeRow
  snapshot: Snapshot | null
}

/** Why gateway, ledger and Medusa do not agree on a trade; `null`: they do. */
export async function whyTradeDiffers(
  container: MedusaContainer,
  { trade: asked, snapshot }: Asked<TradeSnapshot>
): Promise<Bilingual | null> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { account, out_trade_no: no } = asked
  const trade = (await findTrade(cnpay.connection(), account, no)) ?? asked
  const isPaid = trade.state === "paid"
  if (snapshot?.state !== "paid") {
    if (!isPaid) return null
    return snapshot ? whys.notPaid() : whys.absent(no)
  }
  const ours = cnpay.gateway(account)?.payee ?? {}
  if (!samePayee(snapshot.payee, ours) || snapshot.currency !== CNY) return whys.notOurs()
  if (!isPaid) return whys.notInLedger()
  if (snapshot.total !== trade.paid_fen) return whys.otherTotal(snapshot.total, trade.paid_fen)
  if (!(await isSameRefunded(cnpay, trade, snapshot))) return whys.otherRefunded()
  if (!trade.settled_at) return whys.notSettled()
  return whyBooksDiffer(cnpay, trade)
}

/** Why gateway, ledger and Medusa do not agree on a refund; `null`: they do. */
export async function whyRefundDiffers(
  container: MedusaContainer,
  { trade, snapshot }: { trade: TradeRow; snapshot: RefundSnapshot }
): Promise<Bilingual | null> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const refund = await findRefund(cnpay.connection(), trade.account, snapshot.outRefundNo)
  if (snapshot.state === "abnormal") return whys.refundFailed(snapshot.outRefundNo)
  // Closed by somebody at the gateway, and never written down here: nothing has moved on either side.
  if (!refund && snapshot.state === "closed") return null
  const isSame =
    refund?.state === snapshot.state &&
    (snapshot.amount === null || refund.amount_fen === snapshot.amount)
  return isSame ? whyBooksDiffer(cnpay, trade) : whys.refundDiffers()
}

/** Messages of WeChat Pay say that something went back, but not how much. */
async function isSameRefunded(
  cnpay: CnpayModuleService,
  { out_trade_no }: TradeRow,
  snapshot: TradeSnapshot
): Promise<boolean> {
  const refunds = await listTradeRefunds(cnpay.connection(), out_trade_no)
  const ours = refunds
    .filter(({ state }) => state === "succeeded")
    .reduce((sum, { amount_fen }) => sum + amount_fen, 0)
  const { refunded } = snapshot
  if (typeof refunded === "number") return refunded === ours
  return saysRefunded(snapshot) ? ours > 0 : ours === 0 || refunded === null
}

async function whyBooksDiffer(
  cnpay: CnpayModuleService,
  { payment_collection_id: collection }: TradeRow
): Promise<Bilingual | null> {
  if (!collection) return null
  const differences = compareBooks(await readBooks(cnpay.connection(), collection))
  return differences.length > 0 ? whys.booksDiffer() : null
}
