import { useState } from "react"
import { matchesCart, sessionOf, startPayment, type CnpaySession, type Way } from "../api/payment"
import type { Cart } from "../api/types"
import { useSay } from "../i18n"
import { Problem } from "../parts/problem"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useAction } from "../use-action"
import { payableNow } from "../.."
import { PaymentPanel } from "./payment-panel"
import { Summary } from "./summary"
import { WayChooser } from "./way-chooser"

/** The cart's payment: the one under way, or the choice of a new one. */
export function Checkout({ cart }: { cart: Cart }) {
  const say = useSay()
  const { reloadCart } = useShop()
  const { busy, error, run } = useAction()
  const [choosing, setChoosing] = useState(false)
  // Each look watches anew: money that came at the last moment may have made an order after all.
  const [looks, setLooks] = useState(0)
  const session = sessionOf(cart)

  const start = async (way: Way) => {
    try {
      const { data } = await startPayment(medusa, cart, way)
      if (data.instruction.type === "redirect") return location.assign(data.instruction.url)
    } finally {
      // Also after a failure: the earlier session may stand, be gone, or turn out to be paid.
      await reloadCart()
      setChoosing(false)
    }
  }

  const startAgain = async (ended: CnpaySession, way: Way) => {
    const now = await reloadCart()
    setLooks((count) => count + 1)
    if (!now || now.completed_at) return
    const other = sessionOf(now)
    // Another tab has already started one: show that, do not replace it.
    if (other && other.id !== ended.id && payableNow(other) && matchesCart(other, now)) return
    await start(way)
  }

  return (
    <div className="columns">
      <section>
        {error !== null && <Problem error={error} />}
        {session && !choosing ? (
          <PaymentPanel
            key={`${session.id} ${looks}`}
            session={session}
            cart={cart}
            busy={busy !== null}
            onAgain={(way) => run(way.id, () => startAgain(session, way))}
            onOtherWay={() => setChoosing(true)}
          />
        ) : isShippable(cart) ? (
          <WayChooser busy={busy} onChoose={(way) => run(way.id, () => start(way))} />
        ) : (
          <p className="notice">{say("ship_first")}</p>
        )}
      </section>
      <Summary cart={cart} locked={busy !== null} />
    </div>
  )
}

// Medusa makes no order of goods that nobody ships: take no money for them.
function isShippable({ items, shipping_methods }: Cart): boolean {
  return (
    Boolean(shipping_methods?.length) || !items?.some(({ requires_shipping }) => requires_shipping)
  )
}
