import type { MedusaContainer } from "@medusajs/framework/types"
import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { catalogue, type CatalogueItem } from "./catalogue"
import { findAll } from "./find"

export interface SeededProduct {
  handle: string
  variantId: string
  price: number
}

interface Product {
  handle: string
  variants: { id: string }[]
}

interface Shelf {
  salesChannelId: string
  shippingProfileId: string
}

/** The catalogue, in its own order. Products that are there already stay as they are. */
export async function seedProducts(
  container: MedusaContainer,
  shelf: Shelf
): Promise<SeededProduct[]> {
  const there = await findProducts(container)
  const missing = catalogue.filter(({ handle }) => !there.some((found) => found.handle === handle))
  if (missing.length > 0) {
    await createProductsWorkflow(container).run({
      input: { products: missing.map((item) => toProduct(item, shelf)) },
    })
  }
  const products = await findProducts(container)
  return catalogue.map(({ handle, price }) => {
    const variant = products.find((product) => product.handle === handle)?.variants[0]
    if (!variant) throw new Error(`The product ${handle} has no variant.`)
    return { handle, variantId: variant.id, price }
  })
}

function findProducts(container: MedusaContainer): Promise<Product[]> {
  return findAll<Product>(container, {
    entity: "product",
    fields: ["handle", "variants.id"],
    filters: { handle: catalogue.map(({ handle }) => handle) },
  })
}

function toProduct({ handle, title, description, price }: CatalogueItem, shelf: Shelf) {
  return {
    handle,
    title,
    description,
    status: "published" as const,
    shipping_profile_id: shelf.shippingProfileId,
    sales_channels: [{ id: shelf.salesChannelId }],
    options: [{ title: "Kind 规格", values: ["One 单件"] }],
    variants: [
      {
        title: "One 单件",
        sku: handle,
        options: { "Kind 规格": "One 单件" },
        manage_inventory: true,
        prices: [{ currency_code: "cny", amount: price }],
      },
    ],
  }
}
