import { Link } from "react-router-dom"
import type { Cart } from "../api/types"
import { useLanguage } from "../i18n"
import { Items } from "../parts/items"
import { Totals } from "../parts/totals"
import { ShippingChoice } from "./shipping-choice"

/** What is paid for, where it goes, and how. */
export function Summary({ cart, locked }: { cart: Cart; locked: boolean }) {
  const { say, language } = useLanguage()
  const to = cart.shipping_address
  const name = [to?.last_name, to?.first_name].filter(Boolean)
  return (
    <aside className="panel">
      <Items of={cart} />
      <Totals of={cart} />
      {to && (
        <div className="ship-to">
          <h2>{say("ship_to")}</h2>
          <p>
            {language === "zh" ? name.join("") : name.reverse().join(" ")}
            <br />
            {[to.province, to.city, to.address_1].filter(Boolean).join(" ")}
          </p>
          {!cart.completed_at && <Link to="/address">{say("change")}</Link>}
        </div>
      )}
      {!cart.completed_at && <ShippingChoice cart={cart} locked={locked} />}
    </aside>
  )
}
