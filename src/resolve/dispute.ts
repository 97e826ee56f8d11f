import type { MedusaContainer } from "@medusajs/framework/types"
import { asOutRefundNo, asOutTradeNo } from "../core/ids"
import { legalMoves, type Move } from "../core/moves"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findDiscrepancy,
  findRefund,
  findTrade,
  type DiscrepancyRow,
  type RefundRow,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import type { OpenGateway } from "../options/open-gateway"
import { problems } from "./messages"

/** A discrepancy, and what there is to resolve it with. */
export interface Dispute {
  row: DiscrepancyRow
  /** As the ledger has them. */
  trade: TradeRow | null
  refund: RefundRow | null
  /** `null`: the shop has given the account up. */
  gateway: OpenGateway | null
}

/** What can be done about a discrepancy in this shop, as it is configured. */
export function movesFor(cnpay: Pick<CnpayModuleService, "gateway">, row: DiscrepancyRow): Move[] {
  const open = cnpay.gateway(row.account)
  const moves = legalMoves({
    kind: row.kind,
    state: row.state,
    outTradeNo: row.out_trade_no,
    outRefundNo: row.out_refund_no,
    billed: row.bill_day !== null,
    trade: row.trade,
    refund: row.refund,
    redirects: open?.redirectRefund !== undefined,
  })
  // Of an account that the shop has given up, nobody can be asked.
  return open ? moves : moves.filter((move) => move === "accept")
}

/** @throws MedusaError if there is none */
export async function loadDispute(container: MedusaContainer, id: string): Promise<Dispute> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const row = await findDiscrepancy(db, id)
  if (!row) throw problems.noDiscrepancy()
  const tradeNo = asOutTradeNo(row.out_trade_no)
  const refundNo = asOutRefundNo(row.out_refund_no)
  return {
    row,
    gateway: cnpay.gateway(row.account),
    trade: tradeNo && (await findTrade(db, row.account, tradeNo)),
    refund: refundNo && (await findRefund(db, row.account, refundNo)),
  }
}

/** The trade and whom to ask about it, of a move that is legal only where there are both. */
export function known({ row, trade, gateway }: Dispute): { trade: TradeRow; gateway: OpenGateway } {
  if (!trade || !gateway) throw problems.noTrade(row.out_trade_no)
  return { trade, gateway }
}
