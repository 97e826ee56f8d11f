import type { Cart, Order } from "../api/types"
import { formatMoney } from "../money"

/** What is bought, to read only. */
export function Items({ of }: { of: Cart | Order }) {
  return (
    <ul className="items">
      {of.items?.map((item) => (
        <li key={item.id}>
          <span>
            {item.product_title ?? item.title}
            <small>
              {item.variant_title} × {item.quantity}
            </small>
          </span>
          <span>
            {formatMoney(item.total ?? item.unit_price * item.quantity, of.currency_code)}
          </span>
        </li>
      ))}
    </ul>
  )
}
