import { useCallback, useEffect } from "react"
import { Link, Navigate, useLocation, useNavigate } from "react-router-dom"
import { useSay } from "../i18n"
import { Checkout } from "../pay/checkout"
import { Loading } from "../parts/loading"
import { Problem } from "../parts/problem"
import { useShop } from "../shop"
import { useLoaded } from "../use-loaded"

/** Where the shopper chooses how to pay, pays, and is brought back to by the gateway. */
export function PayPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { cart, reloadCart } = useShop()

  useEffect(() => {
    // The gateway sends the browser back with parameters that anybody could write: they prove nothing.
    if (search) void navigate("/pay", { replace: true })
  }, [search, navigate])

  // What this tab remembers may be old: the shopper comes back here from the gateway and from other tabs.
  const fresh = useLoaded(useCallback(() => reloadCart(), [reloadCart]))
  if (fresh.state === "loading") return <Loading />
  if (fresh.state === "failed") return <Problem error={fresh.error} retry={fresh.retry} />
  if (!cart?.items?.length)
    return (
      <p>
        {say("cart_empty")} <Link to="/">{say("home")}</Link>
      </p>
    )
  if (!cart.completed_at && !cart.shipping_address?.address_1)
    return <Navigate to="/address" replace />
  return <Checkout cart={cart} />
}
