import type { Variant } from "../api/types"
import { useSay } from "../i18n"
import { formatMoney } from "../money"

export function Price({ variant }: { variant: Variant | undefined }) {
  const say = useSay()
  const price = variant?.calculated_price
  if (price?.calculated_amount == null) return <span className="muted">{say("no_price")}</span>
  return (
    <span className="price">
      {formatMoney(price.calculated_amount, price.currency_code ?? "cny")}
    </span>
  )
}
