import { useCallback } from "react"
import { Link, useParams } from "react-router-dom"
import { findOrder } from "../api/order"
import { gatewayOf } from "../api/payment"
import { useSay } from "../i18n"
import { Items } from "../parts/items"
import { Loading } from "../parts/loading"
import { Problem } from "../parts/problem"
import { Totals } from "../parts/totals"
import { medusa } from "../settings"
import { useLoaded } from "../use-loaded"

export function OrderPage() {
  const say = useSay()
  const { id = "" } = useParams()
  const order = useLoaded(useCallback(() => findOrder(medusa, id), [id]))
  if (order.state === "loading") return <Loading />
  if (order.state === "failed") return <Problem error={order.error} retry={order.retry} />
  const { display_id, email, payment_collections: collections } = order.value
  const payment = collections?.flatMap(({ payments }) => payments ?? [])[0]
  return (
    <section className="panel narrow thanks">
      <h1>{say("thanks")}</h1>
      <p className="order-number">
        {say("order_number")} <strong data-testid="order-number">{display_id}</strong>
      </p>
      {email && <p className="muted">{say("sent_to", { email })}</p>}
      <Items of={order.value} />
      <Totals of={order.value} />
      <p className="paid-by">
        {say("paid_by")}
        <span data-testid="paid-by">
          {say(gatewayOf(payment?.provider_id) ?? "paid_otherwise")}
        </span>
      </p>
      <Link className="button" to="/">
        {say("shop_on")}
      </Link>
    </section>
  )
}
