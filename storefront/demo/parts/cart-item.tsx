import type { Cart } from "../api/types"
import { useSay } from "../i18n"
import { formatMoney } from "../money"
import { Picture } from "./picture"

type Item = NonNullable<Cart["items"]>[number]

interface CartItemProps {
  item: Item
  currency: string
  busy: boolean
  onQuantity(quantity: number): void
}

export function CartItem({ item, currency, busy, onQuantity }: CartItemProps) {
  const say = useSay()
  const title = item.product_title ?? item.title
  const picture = { title, handle: item.product_handle ?? title, thumbnail: item.thumbnail ?? null }
  return (
    <li data-testid={`line-${item.product_handle}`}>
      <Picture product={picture} />
      <div>
        <span className="title">{title}</span>
        <small>{item.variant_title}</small>
        <div className="stepper">
          <button
            type="button"
            disabled={busy || item.quantity <= 1}
            aria-label={say("fewer", { title })}
            data-testid="fewer"
            onClick={() => onQuantity(item.quantity - 1)}
          >
            −
          </button>
          <output>{item.quantity}</output>
          <button
            type="button"
            disabled={busy}
            aria-label={say("more", { title })}
            data-testid="more"
            onClick={() => onQuantity(item.quantity + 1)}
          >
            +
          </button>
          <button
            type="button"
            className="plain"
            disabled={busy}
            data-testid="remove"
            onClick={() => onQuantity(0)}
          >
            {say("remove")}
          </button>
        </div>
      </div>
      <span className="price">
        {formatMoney(item.total ?? item.unit_price * item.quantity, currency)}
      </span>
    </li>
  )
}
