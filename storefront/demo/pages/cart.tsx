import { Link, useNavigate } from "react-router-dom"
import { setQuantity } from "../api/cart"
import type { Cart } from "../api/types"
import { useSay } from "../i18n"
import { CartItem } from "../parts/cart-item"
import { Problem } from "../parts/problem"
import { Totals } from "../parts/totals"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useAction } from "../use-action"

export function CartPage() {
  const say = useSay()
  const { openCart } = useShop()
  return (
    <>
      <h1>{say("cart")}</h1>
      {openCart?.items?.length ? (
        <FilledCart cart={openCart} />
      ) : (
        <p>
          {say("cart_empty")} <Link to="/">{say("home")}</Link>
        </p>
      )}
    </>
  )
}

function FilledCart({ cart }: { cart: Cart }) {
  const say = useSay()
  const navigate = useNavigate()
  const { setCart, reloadCart } = useShop()
  const { busy, error, run } = useAction()

  const change = (item: string, quantity: number) =>
    run(item, async () => {
      try {
        setCart(await setQuantity(medusa, cart, item, quantity))
      } catch (failure) {
        // The server may have refused because the cart was paid meanwhile: show what it is now.
        await reloadCart()
        throw failure
      }
    })

  return (
    <div className="columns">
      <ul className="lines">
        {cart.items?.map((item) => (
          <CartItem
            key={item.id}
            item={item}
            currency={cart.currency_code}
            busy={busy !== null}
            onQuantity={(quantity) => change(item.id, quantity)}
          />
        ))}
      </ul>
      <aside className="panel">
        <Totals of={cart} />
        {error !== null && <Problem error={error} />}
        <button
          type="button"
          className="wide"
          data-testid="go-checkout"
          disabled={busy !== null}
          onClick={() => navigate("/address")}
        >
          {say("checkout")}
        </button>
      </aside>
    </div>
  )
}
