import type { MedusaContainer } from "@medusajs/framework/types"
import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"
import { catalogue } from "./catalogue"
import { findAll } from "./find"

interface Item {
  id: string
  sku: string
  location_levels: { location_id: string }[]
}

/** Puts the catalogue's stock into the warehouse, once: what has been sold since stays sold. */
export async function seedStock(container: MedusaContainer, locationId: string): Promise<void> {
  const items = await findAll<Item>(container, {
    entity: "inventory_item",
    fields: ["id", "sku", "location_levels.location_id"],
    filters: { sku: catalogue.map(({ handle }) => handle) },
  })
  const levels = items
    .filter((item) => !item.location_levels.some((level) => level.location_id === locationId))
    .map(({ id, sku }) => ({
      inventory_item_id: id,
      location_id: locationId,
      stocked_quantity: catalogue.find(({ handle }) => handle === sku)?.stock ?? 0,
    }))
  if (levels.length === 0) return
  await createInventoryLevelsWorkflow(container).run({ input: { inventory_levels: levels } })
}
