import type { Gateway } from "../../../simulator"
import type { BillDay } from "../../../src/core/bill-day"
import type { DiscrepancyKind } from "../../../src/core/discrepancy"
import { newOutTradeNo, type OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { Move } from "../../../src/core/moves"
import { openDiscrepancy } from "../../../src/modules/cnpay/queries"
import type { CnpayModuleService } from "../../../src/modules/cnpay/service"
import { until } from "../until"
import { expectOk, type Answer } from "./http"
import type { SellingShop } from "./selling-shop"
import type { Shop } from "./shop-suite"

export interface Dispute {
  id: string
  kind: string
  state: string
  out_trade_no: string
  out_refund_no: string
  amount_fen: number | null
  resolution: string | null
  reason: string | null
  waits_for: string | null
  resolved_by: string | null
  moves: Move[]
  history: { move: string; by: { email: string } | null; reason: string | null; after: object }[]
}

export interface MoveAnswer {
  discrepancy: Dispute
  why: { en: string; zh: string } | null
  message?: string
}

interface Found {
  kind: DiscrepancyKind
  no: string
  refund?: string
  account?: string
  gatewayFen?: number
}

export const BILL_DAY = "2026-11-20" as BillDay

/** Opens a discrepancy as a run of reconciliation would, and gives its id. */
export async function disputed(shop: Pick<Shop, "db">, found: Found): Promise<string> {
  const { kind, no, refund = "", account = "wechat_main", gatewayFen } = found
  await openDiscrepancy(shop.db, {
    ...{ account, kind, outTradeNo: no, outRefundNo: refund, billDay: BILL_DAY },
    ...(gatewayFen ? { gatewayFen: fen(gatewayFen) } : {}),
    ...{ ours: null, gateway: null },
  })
  return theDispute(shop, kind, no)
}

/** The one of this kind about the trade, once it is there. */
export function theDispute(
  shop: Pick<Shop, "db">,
  kind: DiscrepancyKind,
  no: string
): Promise<string> {
  return until(
    async () => {
      const { rows } = await shop.db.raw(
        `select id from cnpay_discrepancy where kind = ? and out_trade_no = ?
           and state in ('waiting', 'open', 'resolving')`,
        [kind, no]
      )
      return (rows as { id: string }[])[0]?.id
    },
    { what: `there is a ${kind} of ${no}`, timeout: 30_000 }
  )
}

export async function read(shop: Shop, id: string): Promise<Dispute> {
  const path = `/admin/cnpay/discrepancies/${id}`
  return expectOk(await shop.admin.get<{ discrepancy: Dispute }>(path)).discrepancy
}

/** Makes a move as a person does: with a reason, and the amount that was shown. */
export async function move(
  shop: Shop,
  id: string,
  body: { move: Move } & Record<string, unknown>
): Promise<Answer<MoveAnswer>> {
  const { amount_fen } = await read(shop, id)
  const confirmed = ["refund", "retry", "redirect"].includes(body.move) ? { amount_fen } : {}
  return shop.admin.post(`/admin/cnpay/discrepancies/${id}/moves`, {
    reason: "looked into it",
    ...confirmed,
    ...body,
  })
}

/** A payment at the gateway that the shop never asked for, as another system would make it. */
export async function strangePayment(shop: Shop, gateway: Gateway): Promise<string> {
  const cnpay = shop.container.resolve<CnpayModuleService>("cnpay")
  const no: OutTradeNo = newOutTradeNo(new Date())
  await cnpay.gateway(`${gateway}_main`)?.create({
    outTradeNo: no,
    scene: gateway === "alipay" ? "qr" : "native",
    total: fen(12_800),
    subject: "Another system's",
    expiresAt: new Date(Date.now() + 600_000),
  })
  await shop.gateways.pay(gateway, no)
  return no
}

/** A session whose payment the shop does not get to hear of. */
export async function unheardPayment(
  shop: SellingShop,
  gateway: Gateway
): Promise<{ no: string; session: string }> {
  const cart = await shop.store.cart("kettle-128")
  const data = gateway === "alipay" ? { scene: "qr" } : {}
  const session = await shop.store.session(cart, `pp_${gateway}_main`, data)
  await shop.gateways.fault({ gateway, on: "notification", kind: "lose", times: 0 })
  await shop.db.raw(`update cnpay_trade set due_at = null`)
  await shop.gateways.pay(gateway, session.out_trade_no)
  return { no: session.out_trade_no, session: session.session_id }
}
