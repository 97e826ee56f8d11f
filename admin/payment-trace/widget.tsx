import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Fragment } from "react"
import { useQuery } from "@tanstack/react-query"
import { RefundsSection } from "../refunds/refunds-section"
import { keys } from "../shared/api/keys"
import { readTrace } from "../shared/api/trades"
import { Failure } from "../shared/failure"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useText } from "../shared/hooks/use-text"
import { Placeholder } from "../shared/placeholder"
import { Section } from "../shared/section"
import { isUnsettled } from "./settled"
import { TradeSection } from "./trade-section"

/** While a gateway may still say something, it is looked at again; a page that lies open stays true. */
const LOOK_AGAIN_MS = 5_000

/** What the gateways know about an order. Nothing on an order without payments of ours. */
export function PaymentTrace({ data: order }: DetailWidgetProps<AdminOrder>) {
  const { text } = useText()
  const { may } = usePermissions()
  const { data, error, refetch, isLoading } = useQuery({
    queryKey: keys.trace(order.id),
    queryFn: () => readTrace(order.id),
    enabled: may("cnpay_trade", "read"),
    refetchInterval: ({ state }) =>
      state.data?.trace?.trades.some(isUnsettled) ? LOOK_AGAIN_MS : false,
  })
  const trades = data?.trace?.trades ?? []
  if (trades.length > 0)
    return trades.map((trade) => (
      <Fragment key={trade.out_trade_no}>
        <TradeSection trade={trade} />
        <RefundsSection refunds={trade.refunds} />
      </Fragment>
    ))
  if (!error && !(isLoading && isPaidThroughUs(order))) return null
  return (
    <Section title={text("trace.title")}>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Placeholder rows={5} />}
    </Section>
  )
}

/** So that other orders do not flicker. */
function isPaidThroughUs({ payment_collections: collections = [] }: AdminOrder): boolean {
  const providers = collections.flatMap(({ payments = [] }) =>
    payments.map(({ provider_id: id }) => id)
  )
  return providers.some((id) => /^pp_(alipay|wechat)_/.test(id))
}
