import type { Cart, Order } from "../api/types"
import { useSay, type TextKey } from "../i18n"
import { formatMoney } from "../money"

/** Goods, shipping, discount and what they come to. */
export function Totals({ of }: { of: Cart | Order }) {
  const say = useSay()
  const lines: [TextKey, number][] = [["subtotal", of.original_item_total]]
  if (of.shipping_methods?.length) lines.push(["shipping", of.original_shipping_total])
  if (of.discount_total > 0) lines.push(["discount", -of.discount_total])
  if (of.tax_total > 0) lines.push(["tax", of.tax_total])
  return (
    <dl className="totals">
      {lines.map(([label, amount]) => (
        <div key={label}>
          <dt>{say(label)}</dt>
          <dd>{formatMoney(amount, of.currency_code)}</dd>
        </div>
      ))}
      <div className="grand">
        <dt>{say("total")}</dt>
        <dd data-testid="total">{formatMoney(of.total, of.currency_code)}</dd>
      </div>
    </dl>
  )
}
