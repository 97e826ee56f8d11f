import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { findOne } from "./find"
import { made } from "./made"

const WAREHOUSE = "Hangzhou 杭州"

export const FULFILLMENT_PROVIDER = "manual_manual"

interface Location {
  id: string
  sales_channels?: { id: string }[]
  fulfillment_providers?: { id: string }[]
}

/** One stock location that serves the sales channel and can send things. */
export async function seedWarehouse(
  container: MedusaContainer,
  salesChannelId: string
): Promise<{ locationId: string }> {
  const location = (await findWarehouse(container)) ?? { id: await makeWarehouse(container) }
  if (!location.sales_channels?.some(({ id }) => id === salesChannelId)) {
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id: location.id, add: [salesChannelId] },
    })
  }
  if (!location.fulfillment_providers?.some(({ id }) => id === FULFILLMENT_PROVIDER)) {
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER },
    })
  }
  return { locationId: location.id }
}

function findWarehouse(container: MedusaContainer): Promise<Location | undefined> {
  return findOne<Location>(container, {
    entity: "stock_location",
    fields: ["id", "sales_channels.id", "fulfillment_providers.id"],
    filters: { name: WAREHOUSE },
  })
}

async function makeWarehouse(container: MedusaContainer): Promise<string> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: WAREHOUSE,
          address: { address_1: "West Lake 西湖", city: "杭州", country_code: "cn" },
        },
      ],
    },
  })
  return made(result, "stock location").id
}
