import { useState } from "react"
import type { Product } from "../api/types"

/** The product's own picture, or one drawn from its name. */
export function Picture({ product }: { product: Pick<Product, "title" | "handle" | "thumbnail"> }) {
  const [broken, setBroken] = useState(false)
  if (product.thumbnail && !broken)
    return (
      <img className="picture" src={product.thumbnail} alt="" onError={() => setBroken(true)} />
    )
  return (
    <div
      className="picture drawn"
      style={{ "--hue": hueOf(product.handle) } as React.CSSProperties}
      aria-hidden="true"
    >
      {[...product.title][0]}
    </div>
  )
}

function hueOf(handle: string): number {
  return [...handle].reduce((hue, letter) => (hue * 31 + letter.charCodeAt(0)) % 360, 7)
}
