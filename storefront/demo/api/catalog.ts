import type Medusa from "@medusajs/js-sdk"
import type { Product, Region } from "./types"

const fields = "*variants.calculated_price,+variants.inventory_quantity"

/** The region to sell in: the first that sells in yuan, for the gateways take nothing else. */
export async function yuanRegion(medusa: Medusa): Promise<Region | null> {
  const { regions } = await medusa.store.region.list({ limit: 100 })
  return regions.find(({ currency_code }) => currency_code === "cny") ?? null
}

export async function listProducts(medusa: Medusa, region: Region): Promise<Product[]> {
  const { products } = await medusa.store.product.list({ region_id: region.id, limit: 50, fields })
  return products
}

export async function findProduct(
  medusa: Medusa,
  region: Region,
  handle: string
): Promise<Product | null> {
  const { products } = await medusa.store.product.list({ region_id: region.id, handle, fields })
  return products[0] ?? null
}
