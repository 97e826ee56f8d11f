import { useCallback } from "react"
import { Link } from "react-router-dom"
import { listProducts } from "../api/catalog"
import { useSay } from "../i18n"
import { Loading } from "../parts/loading"
import { Picture } from "../parts/picture"
import { Price } from "../parts/price"
import { Problem } from "../parts/problem"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useLoaded } from "../use-loaded"

export function HomePage() {
  const say = useSay()
  const { region } = useShop()
  const loaded = useLoaded(useCallback(() => listProducts(medusa, region), [region]))
  if (loaded.state === "loading") return <Loading />
  if (loaded.state === "failed") return <Problem error={loaded.error} retry={loaded.retry} />
  return (
    <>
      <h1 className="motto">{say("motto")}</h1>
      {loaded.value.length === 0 && <p className="muted">{say("no_products")}</p>}
      <ul className="grid">
        {loaded.value.map((product) => (
          <li key={product.id}>
            <Link
              to={`/products/${product.handle}`}
              className="card"
              data-testid={`product-${product.handle}`}
            >
              <Picture product={product} />
              <span className="title">{product.title}</span>
              <Price variant={product.variants?.[0]} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
