import { useState } from "react"
import { Link } from "react-router-dom"
import { addItem } from "../api/cart"
import type { Product, Variant } from "../api/types"
import { useSay } from "../i18n"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useAction } from "../use-action"
import { Price } from "./price"
import { Problem } from "./problem"

export function AddToCart({ product }: { product: Product }) {
  const say = useSay()
  const { region, openCart, setCart } = useShop()
  const { busy, error, run } = useAction()
  const [added, setAdded] = useState(false)
  const variants = product.variants ?? []
  const [chosen, choose] = useState(variants.find(canBuy) ?? variants[0])

  const add = (variant: Variant) =>
    run("add", async () => {
      setCart(await addItem(medusa, region, openCart, variant.id))
      setAdded(true)
    })

  return (
    <>
      <p className="big">
        <Price variant={chosen} />
      </p>
      {variants.length > 1 && (
        <fieldset className="variants">
          <legend>{say("variant")}</legend>
          {variants.map((variant) => (
            <label key={variant.id}>
              <input
                type="radio"
                name="variant"
                checked={variant.id === chosen?.id}
                onChange={() => choose(variant)}
              />
              {variant.title}
            </label>
          ))}
        </fieldset>
      )}
      <p className="actions">
        <button
          type="button"
          data-testid="add-to-cart"
          disabled={busy !== null || !chosen || !canBuy(chosen)}
          onClick={() => chosen && add(chosen)}
        >
          {busy ? say("adding") : say(chosen && inStock(chosen) ? "add" : "sold_out")}
        </button>
        {added && !busy && (
          <span role="status" data-testid="added">
            {say("added")} · <Link to="/cart">{say("to_cart")}</Link>
          </span>
        )}
      </p>
      {error !== null && <Problem error={error} />}
    </>
  )
}

function canBuy(variant: Variant): boolean {
  return inStock(variant) && variant.calculated_price?.calculated_amount != null
}

function inStock(variant: Variant): boolean {
  const counted = variant.manage_inventory && !variant.allow_backorder
  return !counted || (variant.inventory_quantity ?? 0) > 0
}
