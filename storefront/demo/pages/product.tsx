import { useCallback } from "react"
import { Link, useParams } from "react-router-dom"
import { findProduct } from "../api/catalog"
import { useSay } from "../i18n"
import { AddToCart } from "../parts/add-to-cart"
import { Loading } from "../parts/loading"
import { Picture } from "../parts/picture"
import { Problem } from "../parts/problem"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useLoaded } from "../use-loaded"

export function ProductPage() {
  const say = useSay()
  const { region } = useShop()
  const { handle = "" } = useParams()
  const loaded = useLoaded(useCallback(() => findProduct(medusa, region, handle), [region, handle]))
  if (loaded.state === "loading") return <Loading />
  if (loaded.state === "failed") return <Problem error={loaded.error} retry={loaded.retry} />
  const product = loaded.value
  if (!product)
    return (
      <p>
        {say("no_product")} <Link to="/">{say("home")}</Link>
      </p>
    )
  return (
    <article className="product">
      <Picture product={product} />
      <div>
        <h1>{product.title}</h1>
        {product.subtitle && <p className="muted">{product.subtitle}</p>}
        {product.description && <p>{product.description}</p>}
        <AddToCart product={product} />
      </div>
    </article>
  )
}
