import type { MedusaContainer } from "@medusajs/framework/types"
import { adminLogin } from "../admin-login"
import { seedAdmin } from "./admin"
import { seedProducts, type SeededProduct } from "./products"
import { seedPublishableKey } from "./publishable-key"
import { seedRegion } from "./region"
import { seedShipping } from "./shipping"
import { seedStock } from "./stock"
import { seedStore } from "./store"
import { seedWarehouse } from "./warehouse"

/** What a shopper's client, or a test, has to know about the shop. */
export interface SeededShop {
  publishableKey: string
  regionId: string
  salesChannelId: string
  /** The free one. */
  shippingOptionId: string
  products: SeededProduct[]
}

/** Makes a shop in China of an empty Medusa. A second run finds everything and changes nothing. */
export async function seedShop(container: MedusaContainer): Promise<SeededShop> {
  const { salesChannelId } = await seedStore(container)
  const { regionId } = await seedRegion(container)
  const { locationId } = await seedWarehouse(container, salesChannelId)
  const { shippingProfileId, shippingOptionId } = await seedShipping(container, locationId)
  const products = await seedProducts(container, { salesChannelId, shippingProfileId })
  await seedStock(container, locationId)
  const { publishableKey } = await seedPublishableKey(container, salesChannelId)
  await seedAdmin(container, adminLogin())
  return { publishableKey, regionId, salesChannelId, shippingOptionId, products }
}
