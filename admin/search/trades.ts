import { defineSearchEntity } from "@medusajs/dashboard/lib"
import type { OrderRef } from "../shared/api/common"
import { RECONCILIATION, toNotificationsOf } from "../shared/paths"

/** As the server's search gives it. */
interface FoundTrade {
  id: string
  out_trade_no: string
  gateway_trade_no: string | null
  order: OrderRef | null
}

/** Trade numbers of both gateways in the dashboard's global search; each leads to its order. */
export function defineTrades(): void {
  defineSearchEntity<FoundTrade>("cnpay_trade", {
    groupLabel: (t) => t("cnpay.search.group"),
    shortcut: {
      keys: { Mac: ["G", "Y"] },
      label: (t) => t("cnpay.search.goTo"),
      to: RECONCILIATION,
    },
    transform: ({ id, out_trade_no: no, gateway_trade_no: gatewayNo, order }) => ({
      id,
      title: order ? `#${order.display_id} · ${no}` : no,
      subtitle: gatewayNo ?? undefined,
      to: order ? `/orders/${order.id}` : toNotificationsOf(no),
      value: `cnpay_trade:${id}`,
    }),
  })
}
