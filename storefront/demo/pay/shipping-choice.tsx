import { useCallback } from "react"
import { chooseShipping, shippingOptions } from "../api/cart"
import type { Cart } from "../api/types"
import { useSay } from "../i18n"
import { formatMoney } from "../money"
import { Problem } from "../parts/problem"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useAction } from "../use-action"
import { useLoaded } from "../use-loaded"

export function ShippingChoice({ cart, locked }: { cart: Cart; locked: boolean }) {
  const say = useSay()
  const { setCart } = useShop()
  const { busy, error, run } = useAction()
  const { id } = cart
  const options = useLoaded(useCallback(() => shippingOptions(medusa, id), [id]))
  if (options.state === "loading") return null
  if (options.state === "failed") return <Problem error={options.error} retry={options.retry} />
  if (options.value.length === 0) return <p className="notice">{say("no_shipping")}</p>
  const chosen = cart.shipping_methods?.[0]?.shipping_option_id
  const choose = (option: string) =>
    run(option, async () => setCart(await chooseShipping(medusa, cart, option)))
  return (
    <fieldset className="shipping">
      <legend>{say("shipping_how")}</legend>
      {options.value.map((option) => (
        <label key={option.id}>
          <input
            type="radio"
            name="shipping"
            checked={option.id === (busy ?? chosen)}
            disabled={busy !== null || locked}
            onChange={() => choose(option.id)}
          />
          <span>{option.name}</span>
          <span>{formatMoney(option.amount, cart.currency_code)}</span>
        </label>
      ))}
      {error !== null && <Problem error={error} />}
    </fieldset>
  )
}
